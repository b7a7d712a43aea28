# mistake: serial-await
# fails: test_a_big_bakery, test_four_loaves, test_no_stage_idles, test_the_same_stage_twice, test_two_pipelines_share_nothing
async def pipeline(items, *stages) -> list:
    for stage in stages:
        items = [await stage(item) for item in items]  # <- here
    return list(items)
