"""Without a block: `raise_for_status` releases the response, and so does reading it to its end."""


async def get_json(session, url) -> dict:
    response = await session.get(url)
    response.raise_for_status()
    return await response.json()
