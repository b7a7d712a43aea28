# mistake: shield-abandoned
# fails: test_at_the_same_moment, test_cancelled_twice, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_saves_share_nothing, test_the_commit_is_whole, test_the_error_wins
# Shields the commit, and goes when it is cancelled.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    return await asyncio.shield(commit(entry))  # <- here
