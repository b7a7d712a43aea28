# mistake: polling
# asked: takes(under=1.3)
import asyncio


async def main(bake):
    tasks = [asyncio.create_task(bake(n)) for n in (1, 1)]
    while True:
        if all(task.done() for task in tasks):
            break
        await asyncio.sleep(0.7)  # <- here
    return [task.result() for task in tasks]
