# mistake: swallowed-cancel
# fails: test_checks_and_commits
# Takes the cancellation back when the commit is whole.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    while not writing.done():
        try:
            await asyncio.shield(writing)
        except asyncio.CancelledError:  # <- here
            asyncio.current_task().uncancel()
    return writing.result()
