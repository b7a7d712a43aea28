# mistake: none
# fails: test_asks_once, test_gives_the_json


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        response.raise_for_status()
    async with session.get(url) as response:  # <- here
        return await response.json()
