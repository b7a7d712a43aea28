# mistake: lock-step
# fails: test_a_big_bakery, test_a_cancel_ends_all, test_four_loaves, test_no_stage_idles, test_one_item_at_a_time, test_the_same_stage_twice, test_two_pipelines_share_nothing
import asyncio


async def pipeline(items, *stages) -> list:
    for stage in stages:
        items = await asyncio.gather(*map(stage, items))  # <- here
    return list(items)
