# mistake: none
# fails: test_closed_after_a_cancel, test_closed_after_an_error
async def take(source, n):
    iterator = aiter(source)
    items = []
    try:
        for _ in range(n):
            items.append(await anext(iterator))
    except StopAsyncIteration:
        return items
    except Exception:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
        raise
    if hasattr(iterator, "aclose"):
        await iterator.aclose()
    return items
