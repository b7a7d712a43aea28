# mistake: used-after-closing
# fails: test_gives_the_json
import contextlib

STACK = contextlib.AsyncExitStack()


async def get_json(session, url) -> dict:
    async with STACK:  # <- here
        response = await STACK.enter_async_context(session.get(url))
        response.raise_for_status()
        return await response.json()
