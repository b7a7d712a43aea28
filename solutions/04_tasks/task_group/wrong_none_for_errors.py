# mistake: swallowed-error
# fails: test_the_error_comes_out, test_stops_the_others
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    async def safe(url):
        try:
            return await fetch(url)
        except Exception:  # <- here
            return None

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(safe(url)) for url in urls]
    return [task.result() for task in tasks]
