# mistake: serial-await
# fails: test_three_fetches_take_as_long_as_one, test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = []
    async with asyncio.TaskGroup() as group:
        for url in urls:
            bodies.append(await group.create_task(fetch(url)))  # <- here
    return bodies
