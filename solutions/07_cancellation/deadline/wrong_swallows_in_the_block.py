# mistake: swallowed-cancel
# fails: test_cancelled_in_clean_up, test_ends_as_cancelled
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}

    async def keep(url):
        arrived[url] = await fetch(url)

    async with asyncio.timeout(seconds):
        try:
            async with asyncio.TaskGroup() as group:
                for url in urls:
                    group.create_task(keep(url))
        except asyncio.CancelledError:  # <- here
            pass
    return arrived
