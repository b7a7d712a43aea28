# mistake: none
# fails: test_closed_for_none, test_minutes, test_none_too_many
async def take(source, n):
    iterator = aiter(source)
    items = []
    try:
        async for item in iterator:
            if len(items) == n:
                break
            items.append(item)
    finally:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
    return items
