# mistake: losers-left-running
# fails: test_stops_the_check
# Gives the check a task, and leaves it when it is cancelled.

import asyncio


async def save(record, check, commit) -> str:
    checking = asyncio.create_task(check(record))
    await asyncio.wait([checking])  # <- here
    writing = asyncio.create_task(commit(checking.result()))
    cancelled = None
    while not writing.done():
        try:
            await asyncio.shield(writing)
        except asyncio.CancelledError as error:
            cancelled = error
    number = writing.result()
    if cancelled is not None:
        raise cancelled
    return number
