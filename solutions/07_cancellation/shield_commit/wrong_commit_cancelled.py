# mistake: cancelled-not-awaited
# fails: test_checks_and_commits
# Cancels the commit by itself, and goes.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        writing.cancel()  # <- here
        raise
