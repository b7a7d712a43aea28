# mistake: hogs-the-loop
# fails: test_others_get_a_turn
import asyncio


async def checksum(mix, blocks) -> int:
    await asyncio.sleep(0)
    total = 0
    for block in blocks:
        total = mix(total, block)  # <- here
    await asyncio.sleep(0)
    return total
