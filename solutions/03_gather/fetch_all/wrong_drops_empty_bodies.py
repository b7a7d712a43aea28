# mistake: falsy-dropped
# fails: test_the_order_given
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = await asyncio.gather(*(fetch(url) for url in urls))
    return [body for body in bodies if body]  # <- here
