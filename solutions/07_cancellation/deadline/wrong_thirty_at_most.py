# mistake: guessed-time-limit
# fails: test_keeps_what_arrived, test_one_limit_for_all, test_returns_when_all_are_there
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}

    async def keep(url):
        arrived[url] = await fetch(url)

    try:
        async with asyncio.timeout(min(seconds, 30)), asyncio.TaskGroup() as group:  # <- here
            for url in urls:
                group.create_task(keep(url))
    except TimeoutError:
        pass
    return arrived
