# mistake: cancelled-not-awaited
# fails: ?
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    if not urls:
        return {}
    tasks = {asyncio.create_task(fetch(url)): url for url in urls}
    try:
        done, _ = await asyncio.wait(
            tasks, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION
        )
        return {tasks[task]: task.result() for task in done}
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.sleep(0.5)  # <- here
