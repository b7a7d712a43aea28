# mistake: serial-await
# fails: test_three_fetches_take_as_long_as_one, test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    async def fetch_them():
        bodies = []
        for url in urls:
            body = await fetch(url)  # <- here
            bodies.append(body)
        return bodies

    (bodies,) = await asyncio.gather(fetch_them())
    return bodies
