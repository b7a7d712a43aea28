# mistake: unexpected-error
# fails: test_at_once, test_the_first_items, test_without_aclose
async def take(source, n):
    iterator = aiter(source)
    try:
        return [await anext(iterator) for _ in range(n)]  # <- here
    finally:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
