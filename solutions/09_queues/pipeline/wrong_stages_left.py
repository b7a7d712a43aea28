# mistake: workers-left
# fails: ?
import asyncio


async def pipeline(items, *stages) -> list:
    belts = [asyncio.Queue() for _ in range(len(stages) + 1)]
    for item in items:
        belts[0].put_nowait(item)

    async def run(stage, before, after):
        while True:
            after.put_nowait(await stage(await before.get()))

    tasks = [
        asyncio.create_task(run(stage, belts[number], belts[number + 1]))  # <- here
        for number, stage in enumerate(stages)
    ]
    print(f"{len(tasks)} stages")
    return [await belts[-1].get() for _ in items]
