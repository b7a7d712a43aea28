# mistake: losers-left-running
# asked: leaves_nothing
import asyncio


async def collect(fetch):
    tasks = [asyncio.create_task(fetch(n)) for n in (1, 2, 3)]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    await asyncio.wait(tasks)  # <- here
    return await asyncio.gather(*tasks)


async def main(fetch):
    collecting = asyncio.create_task(collect(fetch))
    await asyncio.sleep(1.5)
    collecting.cancel()
    await asyncio.wait([collecting])
    collecting.result()
