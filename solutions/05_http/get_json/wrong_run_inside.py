# mistake: nested-run
# fails: all
import asyncio


async def get_json(session, url) -> dict:
    async def ask():
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.json()

    return asyncio.run(ask())  # <- here
