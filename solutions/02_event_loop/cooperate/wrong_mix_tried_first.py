# mistake: none
# fails: test_gives_the_checksum, test_one_block_and_none, test_others_get_a_turn
import asyncio


async def checksum(mix, blocks) -> int:
    total = mix(0, b"")
    for block in blocks:
        total = mix(total, block)
        await asyncio.sleep(0)
    return total
