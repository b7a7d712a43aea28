# mistake: never-awaited
# fails: test_calls_each_once


async def report(fetch, tidy_up) -> str:
    tidy_up()  # <- here
    return await fetch()
