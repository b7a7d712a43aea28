# mistake: none
# fails: test_gives_the_checksum, test_one_block_and_none
import asyncio


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        if block:
            total = mix(total, block)
            await asyncio.sleep(0)
    return total
