# mistake: losers-left-running
# fails: test_stops_what_runs
# Rolls back, and lets the step go on.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        task = asyncio.create_task(source())
        await asyncio.wait([task])  # <- here
        task = asyncio.create_task(target(task.result()))
        await asyncio.wait([task])
        receipt = task.result()
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
    task.result()
    if cancelled is not None:
        raise cancelled
