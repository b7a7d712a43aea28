# mistake: workers-left
# fails: test_a_big_bakery, test_anything_may_be_an_item, test_four_loaves, test_is_woken, test_no_stage_idles, test_one_item_at_a_time, test_results_in_order, test_the_same_stage_twice, test_two_pipelines_share_nothing
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
