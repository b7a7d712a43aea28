# mistake: none
# fails: test_all_at_once, test_is_woken, test_just_in_time, test_keeps_what_arrived, test_one_limit_for_all, test_returns_when_all_are_there, test_the_rest_is_over
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}

    async def keep(url):
        arrived[url] = await fetch(url)

    async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(keep(url))
    return arrived
