# mistake: none
# asked: never
import asyncio


async def collect(fetch):
    tasks = [asyncio.create_task(fetch(n)) for n in (1, 2, 3)]
    try:
        await asyncio.wait(tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def main(fetch):
    collecting = asyncio.create_task(collect(fetch))
    await asyncio.sleep(0.5)
    collecting.cancel()
    await asyncio.wait([collecting])
