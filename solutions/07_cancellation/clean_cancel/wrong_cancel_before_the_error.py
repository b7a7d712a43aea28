# mistake: lost-exception
# fails: test_a_rollback_that_fails, test_fails_at_the_same_moment
# A cancellation meanwhile hides that the rollback has failed.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        await to_its_end(transaction.rollback())
        raise
    return receipt


async def to_its_end(work):
    task, cancelled = asyncio.create_task(work), None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
    task.result()
