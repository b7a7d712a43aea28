# mistake: falsy-dropped
# fails: test_gives_the_json_of_each_endpoint
import aiohttp
import asyncio


async def load(base_url) -> dict:
    found = {"users": "no answer", "posts": "no answer", "comments": "no answer"}
    async with aiohttp.ClientSession() as session:

        async def get(name):
            async with session.get(f"{base_url}/{name}") as response:
                if answer := await response.json():  # <- here
                    found[name] = answer

        await asyncio.gather(*map(get, found))
    return found
