# mistake: forgotten-task
# fails: test_a_rollback_that_fails, test_a_second_cancel, test_any_exception, test_at_the_same_moment, test_awaits_the_rollback, test_cancelled_after_an_error, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_rolls_back_after_an_error, test_rolls_back_when_cancelled, test_transfers_share_nothing
# Starts the rollback in the background.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        asyncio.create_task(transaction.rollback())  # <- here
        raise
    return receipt
