"""The first caller keeps the task, and the others wait for it."""

import asyncio


async def locate(find, known, title):
    if title not in known:
        known[title] = asyncio.create_task(find(title))
    return await known[title]


async def main(find):
    known = {}
    return await asyncio.gather(*[locate(find, known, "Emma") for _ in range(5)])
