# mistake: polling
# fails: test_closed_after_a_cancel, test_ends_as_cancelled, test_in_its_own_task, test_who_waits_is_woken
import asyncio


async def take(source, n):
    iterator = aiter(source)
    items = []
    try:
        while len(items) < n:
            task = asyncio.ensure_future(anext(iterator))
            while not task.done():
                await asyncio.sleep(0.01)  # <- here
            items.append(task.result())
    except StopAsyncIteration:
        pass
    finally:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
    return items
