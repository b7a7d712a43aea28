# mistake: serial-await
# fails: test_all_are_in_flight_at_once, test_the_order_given, test_three_fetches_take_as_long_as_one, test_waits_for_a_slow_page
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    async with asyncio.timeout(2.4):
        return [await fetch(url) for url in urls]  # <- here
