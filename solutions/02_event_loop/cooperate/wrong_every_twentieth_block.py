# mistake: hogs-the-loop
# fails: test_others_get_a_turn
import asyncio


async def checksum(mix, blocks) -> int:
    total = 0
    for number, block in enumerate(blocks, 1):
        total = mix(total, block)
        if number % 20 == 0:  # <- here
            await asyncio.sleep(0)
    return total
