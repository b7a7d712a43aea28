# mistake: swallowed-cancel
# fails: test_ends_as_cancelled
import asyncio


async def take(source, n):
    iterator = aiter(source)
    items = []
    try:
        while len(items) < n:
            items.append(await anext(iterator))
    except (StopAsyncIteration, asyncio.CancelledError):  # <- here
        pass
    finally:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
    return items
