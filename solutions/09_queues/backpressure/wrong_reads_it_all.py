# mistake: none
# fails: ?
async def pump(source, write, limit) -> None:
    items = [item async for item in source]
    for item in items:
        await write(item)
