# mistake: forgotten-task
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = [""] * len(urls)

    async def fetch_into(place, url):
        bodies[place] = await fetch(url)

    for place, url in enumerate(urls):
        asyncio.create_task(fetch_into(place, url))  # <- here
    return bodies
