# mistake: shield-abandoned
# fails: test_a_timeout_of_a_fetch_comes_out, test_an_error_comes_out, test_cancelled_in_clean_up, test_ends_as_cancelled, test_just_in_time, test_the_rest_is_over
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}

    async def keep(url):
        arrived[url] = await fetch(url)

    everything = asyncio.gather(*(keep(url) for url in urls))  # <- here
    try:
        await asyncio.wait_for(asyncio.shield(everything), seconds)
    except TimeoutError:
        pass
    return arrived
