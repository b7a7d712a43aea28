# mistake: swallowed-cancel
# fails: test_checks_and_commits
# Waits for the commit after a cancellation, and returns the number.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:  # <- here
        return await writing
