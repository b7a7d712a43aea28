# mistake: forgotten-task
# fails: test_an_error_comes_out, test_at_the_same_moment, test_cancelled_by_something_else, test_cancelled_twice, test_checks_and_commits, test_ends_as_cancelled, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_saves_share_nothing, test_the_commit_is_whole, test_the_error_wins
# Starts the commit, and does not wait for it.

import asyncio


async def save(record, check, commit) -> str:
    entry = await check(record)
    asyncio.create_task(commit(entry))  # <- here
    return "no. 17"
