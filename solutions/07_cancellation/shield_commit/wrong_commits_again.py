# mistake: none
# fails: test_checks_and_commits
# Starts the commit again when it was interrupted.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    try:
        return await commit(entry)
    except asyncio.CancelledError:
        await commit(entry)
        raise
