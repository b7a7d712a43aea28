# mistake: serial-await
# fails: ?
async def pipeline(items, *stages) -> list:
    results = []
    for item in items:
        for stage in stages:
            item = await stage(item)  # <- here
        results.append(item)
    return results
