# mistake: none
# fails: test_a_stormy_day, test_nobody_idles
async def pump(source, write, limit) -> None:
    batch = []
    async for item in source:
        batch.append(item)
        if len(batch) == limit:
            for one in batch:
                await write(one)
            batch = []
    for one in batch:
        await write(one)
