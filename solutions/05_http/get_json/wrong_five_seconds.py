# mistake: guessed-time-limit
# fails: test_gives_the_json

import asyncio


async def get_json(session, url) -> dict:
    async with asyncio.timeout(5), session.get(url) as response:  # <- here
        response.raise_for_status()
        return await response.json()
