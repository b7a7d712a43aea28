# mistake: lost-exception
# fails: test_saves_share_nothing
# Keeps the commit in a variable that all saves share.

import asyncio


writing = None


async def save(record, check, commit) -> str:
    global writing
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
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
