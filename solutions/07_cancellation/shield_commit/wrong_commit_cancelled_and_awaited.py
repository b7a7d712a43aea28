# mistake: none
# fails: test_checks_and_commits
# Cancels the commit by itself, and waits for it.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        writing.cancel()
        await asyncio.wait([writing])
        raise
