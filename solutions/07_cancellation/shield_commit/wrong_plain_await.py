# mistake: wrong-error
# fails: test_at_the_same_moment, test_cancelled_twice, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_saves_share_nothing, test_the_commit_is_whole, test_the_error_wins
# Awaits the commit as any other call.


async def save(record, check, commit) -> str:
    return await commit(await check(record))
