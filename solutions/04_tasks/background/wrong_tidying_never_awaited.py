# mistake: never-awaited
# fails: test_both_are_over, test_calls_each_once, test_slow_reports


async def report(fetch, tidy_up) -> str:
    tidy_up()  # <- here
    return await fetch()
