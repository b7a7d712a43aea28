# mistake: loop-per-thread
# fails: all
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def fetch_bounded(fetch, urls, limit) -> list:
    loop = asyncio.get_running_loop()

    def one(url):
        return asyncio.run(fetch(url))  # <- here

    with ThreadPoolExecutor(limit) as pool:
        tasks = [loop.run_in_executor(pool, one, url) for url in urls]
        return await asyncio.gather(*tasks, return_exceptions=True)
