# mistake: workers-left
# fails: ?
import asyncio

END = object()


async def pipeline(items, *stages) -> list:
    belts = [asyncio.Queue() for _ in range(len(stages) + 1)]
    for item in [*items, END]:
        belts[0].put_nowait(item)

    async def run(stage, before, after):
        while (item := await before.get()) is not END:  # <- here
            after.put_nowait(await stage(item))

    async with asyncio.TaskGroup() as group:
        for number, stage in enumerate(stages):
            group.create_task(run(stage, belts[number], belts[number + 1]))
    return [belts[-1].get_nowait() for _ in items]
