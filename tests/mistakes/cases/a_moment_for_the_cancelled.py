# mistake: cancelled-not-awaited
# asked: leaves_nothing
import asyncio


async def main(fetch):
    task = asyncio.create_task(tidy(fetch))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.sleep(0.1)  # <- here


async def tidy(fetch):
    try:
        await fetch(3)
    finally:
        await fetch(1)
