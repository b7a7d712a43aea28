# mistake: wrong-error
# fails: test_every_failure_is_there
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    """Fetch all URLs at the same time; return the bodies and the exceptions, each by URL."""
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    if tasks:
        await asyncio.wait(tasks.values())
    pages, errors = {}, {}
    for url, task in tasks.items():
        try:
            pages[url] = task.result()
        except BaseExceptionGroup as group:
            errors[url] = group.exceptions[0]  # <- here
        except BaseException as error:
            errors[url] = error
    return pages, errors
