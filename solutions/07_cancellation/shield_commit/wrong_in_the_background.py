# mistake: forgotten-task
# fails: test_checks_and_commits
# Starts the commit, and does not wait for it.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    asyncio.create_task(commit(entry))  # <- here
    return "no. 17"
