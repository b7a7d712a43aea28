# mistake: group-cancels-the-rest
# fails: test_cancelled_is_failed, test_every_failure_is_there, test_the_bodies_of_those_that_arrive, test_waits_for_a_slow_page
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    errors = {}
    tasks = {}
    try:
        async with asyncio.TaskGroup() as group:  # <- here
            for url in urls:
                tasks[url] = group.create_task(fetch(url))
    except* Exception as several:
        errors = dict(zip(urls, several.exceptions))
    return {url: task.result() for url, task in tasks.items() if url not in errors}, errors
