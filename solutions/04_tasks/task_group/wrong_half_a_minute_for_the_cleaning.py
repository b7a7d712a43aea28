# mistake: timeout-leaves-tasks
# fails: test_the_others_are_over
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    if not urls:
        return []
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks, timeout=30)  # <- here
