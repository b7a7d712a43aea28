# mistake: blocking-call
# fails: test_giving_way_is_not_waiting
import asyncio
import time


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = mix(total, block)
        time.sleep(0.0005)  # <- here
        await asyncio.sleep(0)
    return total
