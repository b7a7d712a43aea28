# mistake: sync-protocol
# fails: all
async def take(source, n):
    items = []
    for _, item in zip(range(n), source):  # <- here
        items.append(item)
    return items
