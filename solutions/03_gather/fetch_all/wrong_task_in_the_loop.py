# mistake: serial-await
# fails: test_three_fetches_take_as_long_as_one, test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = []
    for url in urls:
        task = asyncio.create_task(fetch(url))
        bodies.append(await task)  # <- here
    return bodies
