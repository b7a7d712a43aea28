# mistake: shared-between-calls
# fails: test_asks_each_time
import asyncio

REQUESTS = {}


async def get_json(session, url) -> dict:
    if url not in REQUESTS:  # <- here
        REQUESTS[url] = asyncio.create_task(request(session, url))
        REQUESTS[url].add_done_callback(lambda _: REQUESTS.pop(url))
    return await REQUESTS[url]


async def request(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()
