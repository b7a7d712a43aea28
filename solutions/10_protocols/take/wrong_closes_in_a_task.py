# mistake: none
# fails: test_in_its_own_task
import asyncio


async def take(source, n):
    iterator = aiter(source)
    items = []
    try:
        while len(items) < n:
            items.append(await anext(iterator))
    except StopAsyncIteration:
        pass
    finally:
        if hasattr(iterator, "aclose"):
            await asyncio.create_task(iterator.aclose())
    return items
