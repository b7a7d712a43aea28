# mistake: none
# fails: test_one_block_and_none
import asyncio

known = {}


async def checksum(mix, blocks) -> int:
    key = tuple(blocks), mix
    if key not in known:
        total = 0
        for block in blocks:
            total = mix(total, block)
            await asyncio.sleep(0)
        known[key] = total
    return known[key]
