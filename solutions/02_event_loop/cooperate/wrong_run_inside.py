# mistake: nested-run
# fails: all
import asyncio


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = mix(total, block)
        asyncio.run(asyncio.sleep(0))  # <- here
    return total
