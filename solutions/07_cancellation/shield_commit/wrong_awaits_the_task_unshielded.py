# mistake: none
# fails: test_checks_and_commits
# Waits once more, without a shield: a second cancellation stops the commit.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        await writing
        raise
