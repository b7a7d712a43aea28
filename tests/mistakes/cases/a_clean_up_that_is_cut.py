# mistake: cleanup-cut-short
# asked: takes_at_least(1.9)
import asyncio


async def move(take, undo):
    try:
        await take(3)
    except BaseException:
        await undo("all")  # <- here
        raise


async def main(take, undo):
    moving = asyncio.create_task(move(take, undo))
    await asyncio.sleep(0.5)
    moving.cancel()
    await asyncio.sleep(0.5)
    moving.cancel()
    await asyncio.wait([moving])
