# mistake: drifting-ticker
# asked: takes(under=6.3)
import asyncio


async def main(ring):
    loop = asyncio.get_running_loop()
    due = loop.time()
    for strokes in (1, 1, 3, 1, 1):
        await asyncio.sleep(due - loop.time())
        await ring(strokes)
        due = max(due + 1.25, loop.time())  # <- here
    return "rung"
