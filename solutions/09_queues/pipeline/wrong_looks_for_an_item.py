# mistake: polling
# fails: test_a_big_bakery, test_is_woken, test_no_stage_idles, test_the_same_stage_twice
import asyncio


async def pipeline(items, *stages) -> list:
    belts = [asyncio.Queue() for _ in range(len(stages) + 1)]
    for item in items:
        belts[0].put_nowait(item)

    async def run(stage, before, after):
        for _ in items:
            while before.empty():
                await asyncio.sleep(0.15)  # <- here
            after.put_nowait(await stage(before.get_nowait()))

    async with asyncio.TaskGroup() as group:
        for number, stage in enumerate(stages):
            group.create_task(run(stage, belts[number], belts[number + 1]))
    return [belts[-1].get_nowait() for _ in items]
