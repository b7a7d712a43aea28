# mistake: hogs-the-loop
# fails: test_others_get_a_turn
import asyncio


async def checksum(mix, blocks) -> int:
    queue = asyncio.Queue()
    for block in blocks:
        queue.put_nowait(block)
    total = 0
    while not queue.empty():
        block = await queue.get()
        total = mix(total, block)  # <- here
    return total
