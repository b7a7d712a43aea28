# mistake: none
# fails: test_cancelled_by_something_else
# Waits again after each CancelledError, also if the commit itself was cancelled.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    cancelled = None
    while True:
        try:
            number = await asyncio.shield(writing)  # <- here
        except asyncio.CancelledError as error:
            cancelled = error
            continue
        if cancelled is not None:
            raise cancelled
        return number
