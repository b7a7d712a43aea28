# mistake: serial-await
# fails: test_three_fetches_take_as_long_as_one, test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = []
    ahead = None
    for url in urls:
        task = asyncio.create_task(fetch(url))
        if ahead is not None:
            bodies.append(await ahead)  # <- here
        ahead = task
    if ahead is not None:
        bodies.append(await ahead)
    return bodies
