# mistake: orphaned-siblings
# fails: test_a_timeout_of_a_fetch_comes_out, test_an_error_comes_out, test_ends_as_cancelled, test_just_in_time, test_keeps_what_arrived, test_one_limit_for_all, test_returns_when_all_are_there
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    answers = await asyncio.gather(*(fetch(url) for url in urls))  # <- here
    return dict(zip(urls, answers))
