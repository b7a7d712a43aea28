# mistake: serial-await
# fails: test_three_fetches_take_as_long_as_one, test_all_are_in_flight_at_once


async def fetch_all(fetch, urls) -> list[str]:
    if not urls:
        return []
    first, *rest = urls
    return [await fetch(first), *await fetch_all(fetch, rest)]  # <- here
