# mistake: orphaned-siblings
# fails: test_a_timeout_of_a_fetch_comes_out, test_an_error_comes_out, test_ends_as_cancelled, test_just_in_time, test_keeps_what_arrived, test_the_rest_is_over
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    try:
        async with asyncio.timeout(seconds) as limit:
            answers = await asyncio.gather(*(fetch(url) for url in urls))  # <- here
    except TimeoutError:
        if not limit.expired():
            raise
        return {}
    return dict(zip(urls, answers))
