# mistake: none
# fails: test_checks_and_commits
# Awaits the commit as any other call.


async def save(record, check, commit) -> str:
    return await commit(await check(record))
