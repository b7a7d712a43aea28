# mistake: late-binding
# asked: gives([(1, "dive 1"), (2, "dive 2")])
import asyncio


async def main(dive):
    pairs = []
    tasks = []
    for depth in (1, 2):
        tasks.append(asyncio.create_task(dive(depth)))
        tasks[-1].add_done_callback(lambda task: pairs.append((depth, task.result())))  # <- here
    await asyncio.wait(tasks)
    return pairs
