# mistake: none
# fails: test_two_at_once_do_not_mix, test_one_block_and_none
import asyncio

current = None


async def checksum(mix, blocks) -> int:
    global current
    current = mix
    total = 0
    for block in blocks:
        total = current(total, block)
        await asyncio.sleep(0)
    return total
