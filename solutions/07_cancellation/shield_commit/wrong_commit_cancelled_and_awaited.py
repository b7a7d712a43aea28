# mistake: cancelled-not-awaited
# fails: test_at_the_same_moment, test_cancelled_twice, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_saves_share_nothing, test_the_commit_is_whole, test_the_error_wins
# Cancels the commit by itself, and waits for it.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        writing.cancel()
        await asyncio.wait([writing])
        raise
