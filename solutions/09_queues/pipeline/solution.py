import asyncio


async def pipeline(items, *stages) -> list:
    """Pass each item through all stages, which work at the same time; return what comes out."""
    belts = [asyncio.Queue() for _ in range(len(stages) + 1)]
    for item in items:
        belts[0].put_nowait(item)

    async def run(stage, before, after):
        for _ in items:  # every stage gets as many as there are: nobody needs a sign for the end
            after.put_nowait(await stage(await before.get()))

    # When one stage fails, the group cancels the others, and waits until they have ended.
    async with asyncio.TaskGroup() as group:
        for number, stage in enumerate(stages):
            group.create_task(run(stage, belts[number], belts[number + 1]))
    return [belts[-1].get_nowait() for _ in items]
