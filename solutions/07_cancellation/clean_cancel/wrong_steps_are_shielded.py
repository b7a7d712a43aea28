# mistake: none
# fails: test_at_the_same_moment, test_stops_what_runs
# Lets a step go on that should stop, and rolls back when it is over.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await to_its_end(target(await to_its_end(source())))
        await to_its_end(transaction.commit())
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
    result = task.result()
    if cancelled is not None:
        raise cancelled
    return result
