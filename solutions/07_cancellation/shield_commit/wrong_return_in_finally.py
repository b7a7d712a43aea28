# mistake: swallowed-cancel
# fails: test_checks_and_commits
# Returns in a `finally`.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    try:
        await asyncio.shield(writing)
    finally:
        await asyncio.wait([writing])
        return writing.result()  # <- here
