# mistake: cancelled-not-awaited
# fails: test_the_others_are_over, test_leaves_nothing_when_cancelled
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    tasks = []

    async def fetch_one(url):
        try:
            return await fetch(url)
        except Exception:
            for task in tasks:
                if task is not asyncio.current_task():
                    task.cancel()  # <- here
            raise

    for url in urls:
        tasks.append(asyncio.create_task(fetch_one(url)))
    return await asyncio.gather(*tasks)
