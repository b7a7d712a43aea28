# mistake: cancelled-not-awaited
# fails: test_the_rest_is_over, test_an_error_comes_out, test_a_timeout_of_a_fetch_comes_out, test_ends_as_cancelled, test_cancelled_in_clean_up
import asyncio
import contextlib


@contextlib.asynccontextmanager
async def calls(fetch, urls):
    """Have all fetches running during the block."""
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    try:
        yield tasks
    finally:
        for task in tasks.values():
            task.cancel()  # <- here


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    """Fetch all URLs at the same time; return the answers that arrive within so many seconds."""
    async with calls(fetch, urls) as tasks:
        if tasks:
            await asyncio.wait(tasks.values(), timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
        return {url: task.result() for url, task in tasks.items() if task.done()}
