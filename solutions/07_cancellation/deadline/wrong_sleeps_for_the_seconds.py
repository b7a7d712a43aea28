# mistake: forgotten-task
# fails: test_a_timeout_of_a_fetch_comes_out, test_an_error_comes_out, test_ends_as_cancelled, test_returns_when_all_are_there
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}  # <- here
    await asyncio.sleep(seconds)
    arrived = {url: task.result() for url, task in tasks.items() if task.done()}
    for task in tasks.values():
        task.cancel()
    await asyncio.gather(*tasks.values(), return_exceptions=True)
    return arrived
