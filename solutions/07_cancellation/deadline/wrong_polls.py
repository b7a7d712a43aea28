# mistake: polling
# fails: test_is_woken
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    try:
        while loop.time() < end and not all(task.done() for task in tasks.values()):
            if any(task.done() and task.exception() for task in tasks.values()):
                break
            await asyncio.sleep(0.1)  # <- here
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
    return {url: task.result() for url, task in tasks.items() if not task.cancelled()}
