# mistake: wait-on-nothing
# fails: test_all_at_once, test_keeps_what_arrived, test_returns_when_all_are_there
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    try:
        await asyncio.wait(  # <- here
            tasks.values(), timeout=seconds, return_when=asyncio.FIRST_EXCEPTION
        )
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
    return {url: task.result() for url, task in tasks.items() if not task.cancelled()}
