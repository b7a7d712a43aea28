# mistake: none
# fails: test_others_get_a_turn
import asyncio


async def checksum(mix, blocks) -> int:
    total = 0

    async def add(block):
        nonlocal total
        total = mix(total, block)

    await asyncio.gather(*(add(block) for block in blocks))  # <- here
    return total
