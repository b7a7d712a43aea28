# mistake: shield-abandoned
# fails: test_cancelled_twice, test_fails_at_the_same_moment, test_more_cancels, test_saves_share_nothing, test_the_error_wins
# Gives the commit a moment to end.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))  # <- here
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        raise
