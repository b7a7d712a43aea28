# mistake: status-ignored
# fails: test_an_error_page_is_not_an_answer, test_gives_the_json

import aiohttp


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        data = await response.json()
        if "error" in data:  # <- here
            raise aiohttp.ClientResponseError(
                response.request_info,
                response.history,
                status=response.status,
                message=str(data["error"]),
            )
        return data
