# mistake: serial-await
# fails: test_a_stormy_day, test_nobody_idles
async def pump(source, write, limit) -> None:
    batch = []
    async for item in source:
        batch.append(item)
        if len(batch) == limit:
            for one in batch:
                await write(one)  # <- here
            batch = []
    for one in batch:
        await write(one)
