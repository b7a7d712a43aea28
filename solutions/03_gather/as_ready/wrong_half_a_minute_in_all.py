# mistake: none
# fails: test_many_slow_shops
import asyncio
from collections.abc import AsyncIterator


async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]:
    names = {asyncio.create_task(fetch(url)): url for url in urls}
    try:
        async with asyncio.timeout(30):
            while names:
                done, _ = await asyncio.wait(names, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    yield names.pop(task), task.result()
    except TimeoutError:
        pass
    finally:
        for task in names:
            task.cancel()
