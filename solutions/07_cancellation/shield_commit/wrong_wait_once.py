# mistake: shield-abandoned
# fails: test_checks_and_commits
# Uses `wait` for the second wait, which a second cancellation ends.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))  # <- here
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        await asyncio.wait([writing])
        raise
