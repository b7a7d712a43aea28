# mistake: none
# fails: test_the_error_tells_the_status
import aiohttp


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        if not response.ok:
            raise aiohttp.ClientResponseError(response.request_info, response.history)  # <- here
        return await response.json()
