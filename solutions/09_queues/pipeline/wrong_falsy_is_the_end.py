# mistake: none
# fails: test_anything_may_be_an_item
import asyncio


async def pipeline(items, *stages) -> list:
    belts = [asyncio.Queue() for _ in range(len(stages) + 1)]
    for item in [*items, None]:
        belts[0].put_nowait(item)

    async def run(stage, before, after):
        while item := await before.get():
            after.put_nowait(await stage(item))
        after.put_nowait(None)

    async with asyncio.TaskGroup() as group:
        for number, stage in enumerate(stages):
            group.create_task(run(stage, belts[number], belts[number + 1]))
    return [belts[-1].get_nowait() for _ in range(belts[-1].qsize() - 1)]
