# mistake: none
# asked: takes(under=1.3)
import asyncio


async def main(sow):
    for pause in (0.5, 0.5):
        await asyncio.sleep(pause)
        await sow("carrots")
