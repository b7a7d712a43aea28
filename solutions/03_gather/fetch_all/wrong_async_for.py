# mistake: serial-await
# fails: test_three_fetches_take_as_long_as_one, test_all_are_in_flight_at_once


async def each_body(fetch, urls):
    for url in urls:
        yield await fetch(url)


async def fetch_all(fetch, urls) -> list[str]:
    return [body async for body in each_body(fetch, urls)]  # <- here
