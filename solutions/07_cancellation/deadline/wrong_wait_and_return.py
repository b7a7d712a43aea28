# mistake: timeout-leaves-tasks
# fails: test_a_timeout_of_a_fetch_comes_out, test_an_error_comes_out, test_cancelled_in_clean_up, test_ends_as_cancelled, test_just_in_time, test_the_rest_is_over
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    if not urls:
        return {}
    tasks = {asyncio.create_task(fetch(url)): url for url in urls}
    done, _ = await asyncio.wait(tasks, timeout=seconds)  # <- here
    return {tasks[task]: task.result() for task in done}
