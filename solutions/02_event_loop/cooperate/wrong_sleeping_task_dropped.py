# mistake: hogs-the-loop
# fails: test_others_get_a_turn
import asyncio


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = mix(total, block)  # <- here
        asyncio.create_task(asyncio.sleep(0))
    return total
