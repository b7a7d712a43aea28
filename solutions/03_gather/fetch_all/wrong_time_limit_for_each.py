# mistake: guessed-time-limit
# fails: test_three_fetches_take_as_long_as_one, test_the_order_given, test_one_url_and_none
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    async def quick(url):
        try:
            return await asyncio.wait_for(fetch(url), timeout=0.05)  # <- here
        except TimeoutError:
            return f"body of {url}"

    return await asyncio.gather(*(quick(url) for url in urls))
