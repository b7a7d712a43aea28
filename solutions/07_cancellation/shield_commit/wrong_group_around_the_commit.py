# mistake: wrapped-in-a-group
# fails: test_an_error_comes_out, test_at_the_same_moment, test_cancelled_twice, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_saves_share_nothing, test_the_commit_is_whole, test_the_error_wins
# A TaskGroup waits for the commit, but passes the cancellation on.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    async with asyncio.TaskGroup() as group:
        writing = group.create_task(commit(entry))
    return writing.result()
