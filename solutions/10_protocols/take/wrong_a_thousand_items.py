# mistake: none
# fails: test_the_first_items, test_without_aclose
async def take(source, n):
    iterator = aiter(source)
    items = []
    try:
        while len(items) < min(n, 1000):
            items.append(await anext(iterator))
    except StopAsyncIteration:
        pass
    finally:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
    return items
