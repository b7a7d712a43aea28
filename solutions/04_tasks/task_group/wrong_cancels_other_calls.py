# mistake: shared-between-calls
# fails: test_two_journeys
import asyncio


_running: set[asyncio.Task] = set()  # strong references, as the documentation recommends


async def all_or_nothing(fetch, urls) -> list[str]:
    """Fetch all URLs at the same time; if one fails, cancel the others, then raise."""
    tasks = []
    for url in urls:
        task = asyncio.create_task(fetch(url))
        _running.add(task)
        task.add_done_callback(_running.discard)
        tasks.append(task)
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in _running:  # <- here
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
