# remark: polling
import asyncio


async def main(fetch):
    task = asyncio.create_task(fetch(2))
    while not task.done():
        await asyncio.sleep(0.1)  # <- here
    return task.result()
