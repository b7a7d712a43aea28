"""Each task puts its body in its place; the plain error is taken out of the group."""

import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    bodies = [""] * len(urls)

    async def fetch_into(place, url):
        bodies[place] = await fetch(url)

    try:
        async with asyncio.TaskGroup() as group:
            for place, url in enumerate(urls):
                group.create_task(fetch_into(place, url))
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from None
    return bodies
