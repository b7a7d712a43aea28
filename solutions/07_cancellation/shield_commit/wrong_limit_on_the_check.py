# mistake: guessed-time-limit
# fails: test_checks_and_commits, test_the_commit_is_whole, test_waits_without_polling
# Gives the check thirty seconds.

import asyncio


async def save(record, check, commit) -> str:
    async with asyncio.timeout(30):  # <- here
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
