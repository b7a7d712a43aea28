# mistake: serial-await
# fails: test_a_stormy_day, test_nobody_idles
async def pump(source, write, limit) -> None:
    async for item in source:
        await write(item)  # <- here
