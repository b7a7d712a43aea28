# mistake: swallowed-error
# fails: test_an_error_of_closing
import contextlib


async def take(source, n):
    iterator = aiter(source)
    items = []
    try:
        while len(items) < n:
            items.append(await anext(iterator))
    except StopAsyncIteration:
        pass
    finally:
        with contextlib.suppress(Exception):
            await iterator.aclose()
    return items
