"""Has aiohttp look at the status, with an argument of the request."""


async def get_json(session, url) -> dict:
    async with session.get(url, raise_for_status=True) as response:
        return await response.json()
