# mistake: none
# fails: test_checks_and_commits
# A TaskGroup waits for the commit, but passes the cancellation on.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    async with asyncio.TaskGroup() as group:
        writing = group.create_task(commit(entry))
    return writing.result()
