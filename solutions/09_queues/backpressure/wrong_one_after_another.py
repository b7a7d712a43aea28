# mistake: serial-await
# fails: ?
async def pump(source, write, limit) -> None:
    async for item in source:
        await write(item)  # <- here
