# mistake: guessed-time-limit
# fails: test_gives_the_json

import aiohttp

LIMIT = aiohttp.ClientTimeout(total=2)  # <- here


async def get_json(session, url) -> dict:
    async with session.get(url, timeout=LIMIT) as response:
        response.raise_for_status()
        return await response.json()
