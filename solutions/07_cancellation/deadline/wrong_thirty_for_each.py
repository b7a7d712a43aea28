# mistake: guessed-time-limit
# fails: test_all_at_once, test_is_woken, test_keeps_what_arrived, test_one_limit_for_all, test_returns_when_all_are_there
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}

    async def keep(url):
        arrived[url] = await asyncio.wait_for(fetch(url), 30)  # <- here

    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(keep(url))
    except TimeoutError:
        pass
    return arrived
