# mistake: duplicates-merged
# fails: test_asks_each_time
import aiohttp

GONE = {}


async def get_json(session, url) -> dict:
    if url in GONE:
        raise GONE[url]
    async with session.get(url) as response:
        try:
            response.raise_for_status()
        except aiohttp.ClientResponseError as error:
            GONE[url] = error
            raise
        return await response.json()
