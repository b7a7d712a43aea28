# mistake: none
# fails: test_cancelled_is_failed
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    await asyncio.gather(*tasks.values(), return_exceptions=True)
    answers = {url: task.result() for url, task in tasks.items() if not task.exception()}  # <- here
    errors = {url: task.exception() for url, task in tasks.items() if task.exception()}
    return answers, errors
