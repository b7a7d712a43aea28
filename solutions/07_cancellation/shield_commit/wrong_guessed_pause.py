# mistake: shield-abandoned
# fails: test_checks_and_commits
# Gives the commit a moment to end.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))  # <- here
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        raise
