# mistake: none
# fails: test_checks_and_commits
# Takes an empty entry for a reason to stop.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    if not entry:
        return ""
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
