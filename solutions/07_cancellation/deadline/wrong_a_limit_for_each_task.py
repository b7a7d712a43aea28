# mistake: timeout-per-item
# fails: test_a_timeout_of_a_fetch_comes_out, test_an_error_comes_out, test_ends_as_cancelled, test_just_in_time, test_keeps_what_arrived, test_one_limit_for_all, test_returns_when_all_are_there, test_the_rest_is_over
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    arrived = {}
    for url, task in tasks.items():
        try:
            arrived[url] = await asyncio.wait_for(task, timeout=seconds)  # <- here
        except TimeoutError:
            continue
    return arrived
