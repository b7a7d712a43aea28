# mistake: status-ignored
# fails: test_an_error_page_is_not_an_answer, test_gives_the_json


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        if response.status == 200:  # <- here
            return await response.json()
