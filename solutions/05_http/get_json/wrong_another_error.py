# mistake: none
# fails: test_an_http_error_is_an_error


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        if response.status != 200:
            raise Exception(f"Request failed with status {response.status}")  # <- here
        return await response.json()
