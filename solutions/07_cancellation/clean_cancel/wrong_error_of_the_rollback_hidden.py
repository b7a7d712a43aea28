# mistake: lost-exception
# fails: test_a_rollback_that_fails, test_fails_at_the_same_moment
# Nobody hears of a rollback that has failed.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        rollback = asyncio.create_task(transaction.rollback())
        cancelled = None
        while not rollback.done():
            try:
                await asyncio.wait([rollback])
            except asyncio.CancelledError as error:
                cancelled = error
        if cancelled:
            raise cancelled
        raise
    return receipt
