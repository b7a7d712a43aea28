# mistake: unexpected-error
# fails: test_an_error_comes_out, test_at_once, test_closed_for_none, test_ends_as_cancelled, test_the_first_items, test_without_aclose
from contextlib import aclosing


async def take(source, n):
    items = []
    async with aclosing(aiter(source)) as iterator:  # <- here
        while len(items) < n:
            try:
                items.append(await anext(iterator))
            except StopAsyncIteration:
                break
    return items
