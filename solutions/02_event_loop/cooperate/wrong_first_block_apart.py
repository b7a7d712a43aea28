# mistake: unexpected-error
# fails: test_one_block_and_none
import asyncio


async def checksum(mix, blocks) -> int:
    total = mix(0, blocks[0])  # <- here
    for block in blocks[1:]:
        await asyncio.sleep(0)
        total = mix(total, block)
    return total
