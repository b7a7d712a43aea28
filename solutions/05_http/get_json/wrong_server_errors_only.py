# mistake: status-ignored
# fails: test_an_error_page_is_not_an_answer


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        data = await response.json()
        if "title" not in data and not response.ok:  # <- here
            response.raise_for_status()
        return data
