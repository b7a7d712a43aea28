# mistake: swallowed-cancel
# fails: test_checks_and_commits
# The same with `suppress`.

import asyncio
from contextlib import suppress


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    while not writing.done():
        with suppress(asyncio.CancelledError):  # <- here
            await asyncio.wait([writing])
    return await writing
