# mistake: none
# fails: test_gives_the_checksum, test_one_block_and_none
import asyncio
import zlib


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = zlib.crc32(block, total)  # <- here
        await asyncio.sleep(0)
    return total
