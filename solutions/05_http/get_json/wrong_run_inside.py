# mistake: nested-run
# fails: test_gives_the_json, test_asks_once, test_the_error_tells_the_status, test_uses_the_session_and_leaves_it_open
import asyncio


async def get_json(session, url) -> dict:
    async def ask():
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.json()

    return asyncio.run(ask())  # <- here
