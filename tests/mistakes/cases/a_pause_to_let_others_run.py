# mistake: needless-pause
# asked: takes(under=1.3)
import asyncio


async def main(mow):
    task = asyncio.create_task(mow("front"))
    await task
    await asyncio.sleep(0.5)  # <- here
    return task.result()
