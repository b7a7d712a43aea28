# mistake: one-of-those-done
# fails: test_many_slow_shops
import asyncio
from collections.abc import AsyncIterator


async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]:
    names = {asyncio.create_task(fetch(url)): url for url in urls}
    pending = set(names)
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            task = done.pop()  # <- here
            yield names[task], task.result()
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
