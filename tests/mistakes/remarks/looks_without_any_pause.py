# remark: spin-wait
import asyncio


async def main(fetch):
    tasks = [asyncio.create_task(fetch(n)) for n in (1, 2)]
    while not all(task.done() for task in tasks):
        await asyncio.sleep(0)  # <- here
    return [task.result() for task in tasks]
