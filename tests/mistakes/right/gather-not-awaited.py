"""What `gather` gives is awaited later."""

import asyncio


async def main(wash, cook):
    washing = asyncio.gather(wash("towels"), wash("sheets"))
    await cook("soup")
    return await washing
