# mistake: none
# fails: all
import asyncio
import zlib


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = zlib.crc32(block, total)  # <- here
        await asyncio.sleep(0)
    return total
