# mistake: unexpected-error
# fails: test_gives_the_json, test_the_error_tells_the_status


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        if response.status != 200:
            raise Exception(f"Request failed with status {response.status}")  # <- here
        return await response.json()
