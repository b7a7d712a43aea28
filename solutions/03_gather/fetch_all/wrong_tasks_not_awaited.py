# mistake: forgotten-task
# fails: test_three_fetches_take_as_long_as_one, test_the_order_given, test_one_url_and_none
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = [""] * len(urls)

    async def fetch_into(place, url):
        bodies[place] = await fetch(url)

    for place, url in enumerate(urls):
        asyncio.create_task(fetch_into(place, url))  # <- here
    return bodies
