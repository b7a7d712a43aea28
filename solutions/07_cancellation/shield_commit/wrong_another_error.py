# mistake: wrong-error
# fails: test_checks_and_commits
# Raises an error of its own when it was cancelled.

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
        raise RuntimeError(f"cancelled, but stored as {number}")  # <- here
    return number
