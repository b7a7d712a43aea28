# mistake: never-awaited
# fails: test_calls_each_once, test_both_are_over


async def report(fetch, tidy_up) -> str:
    tidy_up()  # <- here
    return await fetch()
