# mistake: none
# fails: test_an_error_ends_all, test_anything_may_be_an_item
import asyncio


async def pipeline(items, *stages) -> list:
    belts = [asyncio.Queue() for _ in range(len(stages) + 1)]
    for item in items:
        belts[0].put_nowait(item)

    async def run(stage, before, after):
        for _ in items:
            item = await before.get()
            if not isinstance(item, Exception):
                try:
                    item = await stage(item)
                except Exception as error:
                    item = error
            after.put_nowait(item)

    async with asyncio.TaskGroup() as group:
        for number, stage in enumerate(stages):
            group.create_task(run(stage, belts[number], belts[number + 1]))
    results = [belts[-1].get_nowait() for _ in items]
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results
