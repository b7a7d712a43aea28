# mistake: shield-abandoned
# fails: test_at_the_same_moment, test_cancelled_twice, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_saves_share_nothing, test_the_commit_is_whole, test_the_error_wins
# The same with a task, and a handler that waits for nothing.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))  # <- here
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        print("saving goes on")
        raise
