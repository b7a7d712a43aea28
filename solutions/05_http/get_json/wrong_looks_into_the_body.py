# mistake: status-ignored
# fails: test_an_error_page_is_not_an_answer, test_gives_the_json, test_the_error_tells_the_status


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        data = await response.json()
    if "error" in data:  # <- here
        raise ValueError(data["error"])
    return data
