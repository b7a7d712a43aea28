# mistake: shield-abandoned
# fails: test_a_rollback_that_fails, test_a_second_cancel, test_at_the_same_moment, test_cancelled_after_an_error, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_transfers_share_nothing
# Starts the rollback in the background, and gives it a second.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        rollback = asyncio.create_task(transaction.rollback())
        await asyncio.shield(asyncio.sleep(1))
        rollback.result()
        raise
    return receipt
