# mistake: wrong-error
# fails: test_at_the_same_moment, test_cancelled_twice, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_saves_share_nothing, test_the_error_wins
# Waits once more, without a shield: a second cancellation stops the commit.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        await writing
        raise
