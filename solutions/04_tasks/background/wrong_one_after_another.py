# mistake: serial-await
# fails: test_fetches_while_tidying


async def report(fetch, tidy_up) -> str:
    figures = await fetch()  # <- here
    await tidy_up()
    return figures
