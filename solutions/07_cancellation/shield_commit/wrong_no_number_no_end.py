# mistake: none
# fails: test_checks_and_commits
# Takes an empty number for a commit that has not ended.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    cancelled, number = None, None
    while not number:
        try:
            number = await asyncio.shield(writing)
        except asyncio.CancelledError as error:
            cancelled = error
        if writing.done():
            number = writing.result() or "none"
    if cancelled is not None:
        raise cancelled
    return number
