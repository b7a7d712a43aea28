async def take(source, n) -> list:
    """Return the first `n` items of a source, and close what they came from."""
    iterator = aiter(source)
    items = []
    try:
        while len(items) < n:
            items.append(await anext(iterator))
    except StopAsyncIteration:
        pass  # the source had fewer
    finally:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
    return items
