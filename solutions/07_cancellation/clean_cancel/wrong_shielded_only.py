# mistake: shield-abandoned
# fails: test_a_rollback_that_fails, test_a_second_cancel, test_cancelled_after_an_error, test_fails_at_the_same_moment, test_more_cancels, test_transfers_share_nothing
# Shields the rollback, and does not wait for it after a second cancellation.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        await asyncio.shield(transaction.rollback())  # <- here
        raise
    return receipt
