# mistake: timeout-leaves-tasks
# fails: test_a_timeout_of_a_fetch_comes_out, test_an_error_comes_out, test_ends_as_cancelled, test_the_rest_is_over
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
        await asyncio.wait(tasks, timeout=0.5)  # <- here
