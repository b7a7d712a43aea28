# mistake: unexpected-error
# fails: test_gives_the_json, test_uses_the_session_and_leaves_it_open
import json


async def book_of(response) -> dict:
    stream = response.content
    text = await stream.readany()  # <- here
    return json.loads(text)


async def get_json(session, url) -> dict:
    async with session.get(url, raise_for_status=True) as response:
        return await book_of(response)
