# mistake: shield-abandoned
# fails: test_checks_and_commits, test_more_cancels, test_the_commit_is_whole, test_waits_without_polling
# Waits for a minute at most.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))  # <- here
    cancelled = None
    while not writing.done():
        try:
            await asyncio.wait_for(asyncio.shield(writing), 60)
        except asyncio.CancelledError as error:
            cancelled = error
    number = writing.result()
    if cancelled is not None:
        raise cancelled
    return number
