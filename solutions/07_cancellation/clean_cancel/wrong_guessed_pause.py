# mistake: result-too-early
# fails: test_a_rollback_that_fails, test_a_second_cancel, test_cancelled_after_an_error, test_fails_at_the_same_moment, test_more_cancels, test_transfers_share_nothing
# Starts the rollback in a task, and gives it two seconds.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        rollback = asyncio.create_task(transaction.rollback())
        await asyncio.sleep(2)
        rollback.result()  # <- here
        raise
    return receipt
