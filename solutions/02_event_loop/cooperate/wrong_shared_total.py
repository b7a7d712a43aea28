# mistake: torn-update
# fails: test_two_at_once_do_not_mix
import asyncio

total = 0


async def checksum(mix, blocks) -> int:
    global total
    total = 0
    for block in blocks:
        total = mix(total, block)  # <- here
        await asyncio.sleep(0)
    return total
