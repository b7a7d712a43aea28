# mistake: none
# fails: test_gives_the_checksum
import asyncio


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = mix(0, block)  # <- here
        await asyncio.sleep(0)
    return total
