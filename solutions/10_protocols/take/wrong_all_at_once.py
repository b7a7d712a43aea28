# mistake: orphaned-siblings
# fails: test_an_error_comes_out, test_an_error_of_closing, test_at_once, test_closed_after_a_cancel, test_closed_after_an_error, test_closed_at_the_end, test_closes_nothing_else, test_ends_as_cancelled, test_in_its_own_task, test_minutes, test_none_too_many
import asyncio


async def take(source, n):
    iterator = aiter(source)
    end = object()
    try:
        items = await asyncio.gather(*(anext(iterator, end) for _ in range(n)))  # <- here
    finally:
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
    return [item for item in items if item is not end]
