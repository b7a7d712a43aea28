# mistake: missing-task-done
# fails: test_a_big_bakery, test_a_cancel_ends_all, test_an_error_ends_all, test_anything_may_be_an_item, test_four_loaves, test_is_woken, test_no_stage_idles, test_one_item_at_a_time, test_results_in_order, test_the_same_stage_twice, test_two_errors_at_once, test_two_pipelines_share_nothing
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
    for belt in belts[:-1]:
        await belt.join()  # <- here
    await asyncio.gather(*tasks)
    return [belts[-1].get_nowait() for _ in items]
