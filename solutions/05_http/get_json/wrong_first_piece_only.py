# mistake: response-not-released
# fails: test_gives_the_json, test_releases_the_response, test_uses_the_session_and_leaves_it_open

import json


async def get_json(session, url) -> dict:
    response = await session.get(url)  # <- here
    response.raise_for_status()
    first = await response.content.readany()
    return json.loads(first)
