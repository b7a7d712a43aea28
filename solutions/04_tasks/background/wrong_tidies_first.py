# mistake: serial-await
# fails: test_fetches_while_tidying


async def report(fetch, tidy_up) -> str:
    await tidy_up()  # <- here
    return await fetch()
