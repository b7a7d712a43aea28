# mistake: none
# fails: test_the_error_tells_the_status


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        data = await response.json()
    if "error" in data:
        raise ValueError(data["error"])  # <- here
    return data
