# mistake: generator-not-closed
# fails: test_an_error_of_closing, test_closed_after_a_cancel, test_closed_after_an_error, test_closed_at_the_end, test_closed_for_none, test_minutes
import inspect


async def take(source, n):
    iterator = aiter(source)
    items = []
    try:
        while len(items) < n:
            items.append(await anext(iterator))
    except StopAsyncIteration:
        pass
    finally:
        if inspect.isasyncgen(iterator):  # <- here
            await iterator.aclose()
    return items
