# mistake: none
# fails: test_checks_and_commits
# After a cancellation nobody hears that the commit has failed.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    cancelled = None
    while not writing.done():
        try:
            await asyncio.wait([writing])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
    return writing.result()
