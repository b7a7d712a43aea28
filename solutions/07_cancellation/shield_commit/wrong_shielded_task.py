# mistake: shield-abandoned
# fails: test_checks_and_commits
# The same with a task, and a handler that waits for nothing.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))  # <- here
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        print("saving goes on")
        raise
