# mistake: waits-on-itself
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    loop = asyncio.get_running_loop()
    futures = [asyncio.run_coroutine_threadsafe(fetch(url), loop) for url in urls]
    return [future.result() for future in futures]  # <- here
