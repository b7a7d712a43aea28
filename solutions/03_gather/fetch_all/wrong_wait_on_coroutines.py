# mistake: wait-on-coroutine
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    done, _ = await asyncio.wait([fetch(url) for url in urls])  # <- here
    return [task.result() for task in done]
