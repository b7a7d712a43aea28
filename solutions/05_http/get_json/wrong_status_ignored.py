# mistake: status-ignored
# fails: test_an_error_page_is_not_an_answer


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        return await response.json()  # <- here
