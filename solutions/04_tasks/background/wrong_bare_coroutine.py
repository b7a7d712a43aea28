# mistake: serial-await
# fails: test_fetches_while_tidying


async def report(fetch, tidy_up) -> str:
    fetching = fetch()  # start it
    await tidy_up()  # <- here
    return await fetching
