# mistake: wrong-type
# fails: test_gives_the_json


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()  # <- here
