# mistake: shield-abandoned
# fails: test_checks_and_commits
# Shields it twice, which is enough for two cancellations.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))  # <- here
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        await asyncio.shield(writing)
        raise
