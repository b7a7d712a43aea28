"""Takes the bodies as they arrive, and each carries its number, so it finds its place again."""

import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    async def numbered(number, url):
        return number, await fetch(url)

    bodies = [""] * len(urls)
    for arrived in asyncio.as_completed([numbered(*pair) for pair in enumerate(urls)]):
        number, body = await arrived
        bodies[number] = body
    return bodies
