# mistake: polling
# fails: test_is_woken
import asyncio


async def pipeline(items, *stages) -> list:
    belts = [asyncio.Queue() for _ in range(len(stages) + 1)]
    for item in items:
        belts[0].put_nowait(item)

    async def run(stage, before, after):
        for _ in items:
            after.put_nowait(await stage(await before.get()))

    async with asyncio.TaskGroup() as group:
        for number, stage in enumerate(stages):
            group.create_task(run(stage, belts[number], belts[number + 1]))
        while belts[-1].qsize() < len(items) and stages:
            await asyncio.sleep(0.1)  # <- here
    return [belts[-1].get_nowait() for _ in items]
