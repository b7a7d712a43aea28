# mistake: returned-coroutine
# fails: test_checks_and_commits
# Forgets an `await`.


async def save(record, check, commit) -> str:
    entry = await check(record)
    return commit(entry)  # <- here
