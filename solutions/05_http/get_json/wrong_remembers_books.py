# mistake: shared-between-calls
# fails: test_asks_once, test_gives_the_json, test_asks_each_time

BOOKS = {}


async def get_json(session, url) -> dict:
    if url not in BOOKS:
        async with session.get(url) as response:
            response.raise_for_status()
            BOOKS[url] = await response.json()
    return BOOKS[url]
