# mistake: serial-await
# fails: ?
async def pipeline(items, *stages) -> list:
    for stage in stages:
        items = [await stage(item) for item in items]  # <- here
    return list(items)
