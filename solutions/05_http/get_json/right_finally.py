"""Without a block: the response is awaited, and released in a `finally`."""


async def get_json(session, url) -> dict:
    response = await session.get(url)
    try:
        response.raise_for_status()
        return await response.json()
    finally:
        response.release()
