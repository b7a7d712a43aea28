# mistake: none
# fails: test_gives_the_checksum
import asyncio


async def checksum(mix, blocks) -> int:
    parts = await asyncio.gather(*(asyncio.to_thread(mix, 0, block) for block in blocks))
    return sum(parts)  # <- here
