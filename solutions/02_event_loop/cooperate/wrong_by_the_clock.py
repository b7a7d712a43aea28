# mistake: hogs-the-loop
# fails: test_others_get_a_turn
import asyncio
import time


async def checksum(mix, blocks) -> int:
    total = 0
    last = time.monotonic()
    for block in blocks:
        total = mix(total, block)
        if time.monotonic() - last > 0.5:  # <- here
            await asyncio.sleep(0)
            last = time.monotonic()
    return total
