# mistake: none
# fails: test_asks_once


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        if response.status < 500:
            response.raise_for_status()
            return await response.json()
    async with session.get(url) as response:  # <- here
        response.raise_for_status()
        return await response.json()
