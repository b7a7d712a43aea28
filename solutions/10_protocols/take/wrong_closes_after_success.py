# mistake: none
# fails: test_closed_after_an_error, test_closed_after_a_cancel
async def take(source, n):
    iterator = aiter(source)
    items = []
    while len(items) < n:
        try:
            items.append(await anext(iterator))
        except StopAsyncIteration:
            break
    if hasattr(iterator, "aclose"):
        await iterator.aclose()
    return items
