# mistake: none
# fails: test_an_error_comes_out
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    if not urls:
        return {}
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    try:
        await asyncio.wait(tasks.values(), timeout=seconds)
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
    return {url: task.result() for url, task in tasks.items() if not task.cancelled()}
