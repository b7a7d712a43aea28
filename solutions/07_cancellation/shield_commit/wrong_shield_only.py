# mistake: shield-abandoned
# fails: test_checks_and_commits
# Shields the commit, and goes when it is cancelled.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    return await asyncio.shield(commit(entry))  # <- here
