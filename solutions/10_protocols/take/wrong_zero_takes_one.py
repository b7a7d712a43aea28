# mistake: none
# fails: test_at_once, test_closed_for_none, test_none_too_many, test_the_first_items, test_without_aclose
async def take(source, n):
    iterator = aiter(source)
    items = []
    try:
        async for item in iterator:
            items.append(item)
            if len(items) >= n:
                break
    finally:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
    return items
