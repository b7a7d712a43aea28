# remark: none
import asyncio


async def main(fetch):
    loop = asyncio.get_running_loop()
    due = loop.time()
    for _ in range(12):
        while loop.time() < due:
            await asyncio.sleep(due - loop.time())
        await fetch(1)
        due += 1.5
