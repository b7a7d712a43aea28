# mistake: swallowed-cancel
# fails: test_a_rollback_that_fails, test_a_second_cancel, test_at_the_same_moment, test_cancelled_after_an_error, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_transfers_share_nothing
# Starts the rollback again when it is interrupted.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        cancelled = None
        while True:
            try:
                await transaction.rollback()
                break
            except asyncio.CancelledError as error:
                cancelled = error
        if cancelled:
            raise cancelled
        raise
    return receipt
