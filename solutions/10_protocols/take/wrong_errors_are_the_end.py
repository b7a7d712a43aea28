# mistake: swallowed-error
# fails: test_an_error_comes_out
async def take(source, n):
    iterator = aiter(source)
    items = []
    try:
        while len(items) < n:
            items.append(await anext(iterator))
    except Exception:  # <- here
        pass
    finally:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
    return items
