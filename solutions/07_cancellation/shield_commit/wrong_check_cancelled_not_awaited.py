# mistake: cancelled-not-awaited
# fails: test_stops_the_check
# Cancels the check, and does not wait for its end.

import asyncio


async def save(record, check, commit) -> str:
    checking = asyncio.create_task(check(record))
    try:
        await asyncio.wait([checking])
    except asyncio.CancelledError:
        checking.cancel()  # <- here
        raise
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
