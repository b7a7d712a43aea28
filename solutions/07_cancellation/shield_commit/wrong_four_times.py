# mistake: shield-abandoned
# fails: test_more_cancels
# Thinks that nobody cancels more than four times.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))  # <- here
    cancelled = None
    for _ in range(4):
        try:
            await asyncio.shield(writing)
            break
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
    return writing.result()
