# mistake: none
# fails: test_checks_and_commits
# The same in a `finally`.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    try:
        return await asyncio.shield(writing)
    finally:
        await writing
