# mistake: none
# fails: test_a_big_bakery, test_a_cancel_ends_all, test_four_loaves, test_no_stage_idles, test_one_item_at_a_time, test_results_in_order, test_the_same_stage_twice, test_two_pipelines_share_nothing
import asyncio


async def pipeline(items, *stages) -> list:

    async def pass_through(item):
        for stage in stages:
            item = await stage(item)
        return item

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(pass_through(item)) for item in items]
    return [task.result() for task in tasks]
