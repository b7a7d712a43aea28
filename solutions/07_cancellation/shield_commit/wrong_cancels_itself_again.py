# mistake: wrong-error
# fails: test_inside_a_timeout
# Cancels itself once more, which the timeout of a caller does not know of.

import asyncio


async def save(record, check, commit) -> str:
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
        asyncio.current_task().cancel()
        await asyncio.sleep(0)
    return number
