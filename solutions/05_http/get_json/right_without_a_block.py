"""raise_for_status gives the response back by itself outside of a block; json reads to the end."""


async def get_json(session, url) -> dict:
    response = await session.get(url)
    response.raise_for_status()
    return await response.json()
