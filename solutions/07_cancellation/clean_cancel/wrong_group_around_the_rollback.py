# mistake: wrapped-in-a-group
# fails: test_a_rollback_that_fails, test_a_second_cancel, test_at_the_same_moment, test_cancelled_after_an_error, test_fails_at_the_same_moment, test_more_cancels, test_transfers_share_nothing
# A TaskGroup waits, but passes a second cancellation on.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        async with asyncio.TaskGroup() as group:
            group.create_task(transaction.rollback())
        raise
    return receipt
