# mistake: none
# fails: test_uses_the_session_and_leaves_it_open
import aiohttp


async def get_json(session, url) -> dict:
    async with aiohttp.ClientSession(headers=session.headers) as copy:
        async with copy.get(url) as response:
            response.raise_for_status()
            return await response.json()
