# mistake: none
# fails: test_closed_for_none
async def take(source, n):
    if n == 0:
        return []
    iterator = aiter(source)
    items = []
    try:
        async for item in iterator:
            items.append(item)
            if len(items) == n:
                return items
        return items
    finally:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
