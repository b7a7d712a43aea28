# mistake: returned-coroutine
# fails: test_gives_the_json, test_releases_the_response


async def get_json(session, url) -> dict:
    response = await session.get(url)
    response.raise_for_status()
    return response.json()  # <- here
