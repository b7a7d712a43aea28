# mistake: blocking-call
# fails: test_three_fetches_take_as_long_as_one, test_one_url_and_none, test_each_call_fetches_anew
import asyncio
import time


async def fetch_all(fetch, urls) -> list[str]:
    tasks = []
    for url in urls:
        tasks.append(asyncio.create_task(fetch(url)))
        time.sleep(0.5)  # <- here
    return await asyncio.gather(*tasks)
