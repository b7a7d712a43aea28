# mistake: falsy-dropped
# fails: test_the_first_items, test_without_aclose
async def take(source, n):
    iterator = aiter(source)
    items = []
    try:
        while len(items) < n:
            item = await anext(iterator, None)
            if item is None:  # <- here
                break
            items.append(item)
    finally:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
    return items
