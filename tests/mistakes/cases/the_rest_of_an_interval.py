# mistake: drifting-ticker
# asked: takes(under=6.3)
import asyncio


async def main(ring):
    loop = asyncio.get_running_loop()
    for strokes in (1, 1, 3, 1, 1):
        begin = loop.time()  # <- here
        await ring(strokes)
        used = loop.time() - begin
        await asyncio.sleep(max(1.25 - used, 0))
    return "rung"
