# mistake: swallowed-error
# fails: test_the_error_comes_out
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    tasks = []
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(url)) for url in urls]
    except* LookupError:  # <- here
        tasks.clear()
    return [task.result() for task in tasks]
