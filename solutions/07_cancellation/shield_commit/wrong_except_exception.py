# mistake: shield-abandoned
# fails: test_checks_and_commits
# Waits for the commit after an `Exception`, which a cancellation is not.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))  # <- here
    try:
        return await asyncio.shield(writing)
    except Exception:
        await asyncio.wait([writing])
        raise
