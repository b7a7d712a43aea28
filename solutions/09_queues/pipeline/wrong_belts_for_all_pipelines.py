# mistake: unexpected-error
# fails: test_two_pipelines_share_nothing
import asyncio
from collections import defaultdict

belts = defaultdict(asyncio.Queue)


async def pipeline(items, *stages) -> list:
    for item in items:
        belts[0].put_nowait(item)

    async def run(number, stage):
        for _ in items:
            belts[number + 1].put_nowait(await stage(await belts[number].get()))

    try:
        async with asyncio.TaskGroup() as group:
            for number, stage in enumerate(stages):
                group.create_task(run(number, stage))
        return [belts[len(stages)].get_nowait() for _ in items]
    finally:
        belts.clear()
