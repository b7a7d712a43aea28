# mistake: generator-not-closed
# fails: test_an_error_of_closing, test_closed_after_a_cancel, test_closed_after_an_error, test_closed_at_the_end, test_closed_for_none, test_minutes
import asyncio
import gc


async def take(source, n):
    items = []
    if n > 0:
        async for item in source:  # <- here
            items.append(item)
            if len(items) == n:
                break
    del source
    gc.collect()
    await asyncio.sleep(0)
    return items
