# mistake: result-too-early
# fails: test_one_url_and_none, test_waits_for_a_slow_page, test_each_call_fetches_anew
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    await asyncio.sleep(2.1)
    return [task.result() for task in tasks]  # <- here
