# mistake: unbounded-queue
# fails: test_a_stormy_day, test_at_most_limit_wait, test_nobody_idles
async def pump(source, write, limit) -> None:
    items = [item async for item in source]
    for item in items:
        await write(item)
