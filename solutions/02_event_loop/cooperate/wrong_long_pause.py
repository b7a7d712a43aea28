# mistake: needless-pause
# fails: test_giving_way_is_not_waiting
import asyncio


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = mix(total, block)
        await asyncio.sleep(0.02)  # <- here
    return total
