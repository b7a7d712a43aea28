# mistake: none
# fails: test_a_big_bakery, test_no_stage_idles
import asyncio


async def pipeline(items, *stages) -> list:
    belts = [asyncio.Queue(10) for _ in stages]
    done = []

    async def feed():
        for item in items:
            await belts[0].put(item)

    async def run(number, stage):
        for _ in items:
            result = await stage(await belts[number].get())
            if number + 1 < len(stages):
                await belts[number + 1].put(result)
            else:
                done.append(result)

    if not stages:
        return list(items)
    async with asyncio.TaskGroup() as group:
        group.create_task(feed())
        for number, stage in enumerate(stages):
            group.create_task(run(number, stage))
    return done
