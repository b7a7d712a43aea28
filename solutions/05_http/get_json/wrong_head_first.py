# mistake: unexpected-error
# fails: test_gives_the_json, test_asks_once, test_the_error_tells_the_status, test_uses_the_session_and_leaves_it_open


async def get_json(session, url) -> dict:
    async with session.head(url) as head:  # <- here
        head.raise_for_status()
    async with session.get(url) as response:
        return await response.json()
