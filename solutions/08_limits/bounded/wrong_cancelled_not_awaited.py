# mistake: cancelled-not-awaited
# fails: test_a_cancel_and_an_error, test_a_cancel_ends_everything
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    tasks, running = [], set()
    try:
        for url in urls:
            if len(running) >= limit:
                _, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            tasks.append(asyncio.create_task(fetch(url)))
            running.add(tasks[-1])
        return await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        for task in tasks:
            task.cancel()  # <- here
