# mistake: hogs-the-loop
# fails: test_others_get_a_turn
import asyncio


async def checksum(mix, blocks) -> int:
    lock = asyncio.Lock()
    total = 0
    for block in blocks:
        async with lock:  # <- here
            total = mix(total, block)
    return total
