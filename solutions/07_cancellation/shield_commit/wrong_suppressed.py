# mistake: swallowed-cancel
# fails: test_at_the_same_moment, test_cancelled_twice, test_ends_as_cancelled, test_inside_a_timeout, test_more_cancels, test_saves_share_nothing
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
