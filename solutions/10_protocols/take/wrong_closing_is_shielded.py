# mistake: shield-abandoned
# fails: test_closed_after_a_cancel, test_in_its_own_task
import asyncio


async def shut(iterator):
    end = getattr(iterator, "aclose", None)
    if end is not None:
        await asyncio.shield(end())  # <- here


async def take(source, n):
    iterator, items = aiter(source), []
    try:
        for _ in range(n):
            items.append(await anext(iterator))
    except StopAsyncIteration:
        pass
    finally:
        await shut(iterator)
    return items
