# mistake: spin-wait
# fails: test_waits_without_polling
# Looks again and again whether the commit is over.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    cancelled = None
    while not writing.done():
        try:
            await asyncio.sleep(0.1)
        except asyncio.CancelledError as error:
            cancelled = error
    number = writing.result()
    if cancelled is not None:
        raise cancelled
    return number
