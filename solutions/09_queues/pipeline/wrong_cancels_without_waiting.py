# mistake: cancelled-not-awaited
# fails: test_an_error_ends_all, test_two_errors_at_once
import asyncio


async def pipeline(items, *stages) -> list:
    belts = [asyncio.Queue() for _ in range(len(stages) + 1)]
    for item in items:
        belts[0].put_nowait(item)

    async def run(stage, before, after):
        for _ in items:
            after.put_nowait(await stage(await before.get()))

    tasks = [
        asyncio.create_task(run(stage, belts[number], belts[number + 1]))
        for number, stage in enumerate(stages)
    ]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()  # <- here
    return [belts[-1].get_nowait() for _ in items]
