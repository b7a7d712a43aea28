# mistake: serial-await
# fails: test_a_timeout_of_a_fetch_comes_out, test_all_at_once, test_an_error_comes_out, test_cancelled_in_clean_up, test_ends_as_cancelled, test_keeps_what_arrived, test_returns_when_all_are_there, test_the_rest_is_over
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}
    try:
        async with asyncio.timeout(seconds) as limit:
            for url in urls:
                arrived[url] = await fetch(url)  # <- here
    except TimeoutError:
        if not limit.expired():
            raise
    return arrived
