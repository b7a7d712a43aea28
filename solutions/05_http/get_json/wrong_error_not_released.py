# mistake: response-not-released
# fails: test_releases_the_response
import aiohttp


async def get_json(session, url) -> dict:
    response = await session.get(url)  # <- here
    if response.status >= 400:
        raise aiohttp.ClientResponseError(
            response.request_info, response.history, status=response.status
        )
    return await response.json()
