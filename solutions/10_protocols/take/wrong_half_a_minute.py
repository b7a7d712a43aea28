# mistake: guessed-time-limit
# fails: test_minutes
import asyncio


async def take(source, n):
    iterator = aiter(source)
    items = []
    try:
        while len(items) < n:
            async with asyncio.timeout(30):  # <- here
                items.append(await anext(iterator))
    except StopAsyncIteration:
        pass
    finally:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
    return items
