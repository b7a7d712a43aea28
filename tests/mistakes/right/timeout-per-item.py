"""One limit for the whole trail, and one that each note has to itself."""

import asyncio


async def main(follow):
    clue = "the oak"
    async with asyncio.timeout(5):
        for _ in range(3):
            async with asyncio.timeout(2):
                clue = await follow(clue)
    return clue
