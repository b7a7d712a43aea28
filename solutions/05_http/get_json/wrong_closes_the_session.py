# mistake: used-after-closing
# fails: test_gives_the_json, test_the_error_tells_the_status, test_uses_the_session_and_leaves_it_open


async def get_json(session, url) -> dict:
    async with session:  # <- here
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.json()
