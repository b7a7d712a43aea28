# mistake: hogs-the-loop
# fails: test_others_get_a_turn
import asyncio


async def checksum(mix, blocks) -> int:
    loop = asyncio.get_running_loop()
    total = 0
    for block in blocks:
        total = mix(total, block)
        turn = loop.create_future()
        turn.set_result(None)
        await turn  # <- here
    return total
