# mistake: used-after-closing
# fails: test_gives_the_json_of_each_endpoint, test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import asyncio

import aiohttp


async def load(base_url) -> dict:
    found = {}

    async def fill(client, name):
        async with client.get(f"{base_url}/{name}") as answer:
            found[name] = await answer.json()

    async with asyncio.TaskGroup() as tasks:
        async with aiohttp.ClientSession() as client:  # <- here
            for name in ("users", "posts", "comments"):
                tasks.create_task(fill(client, name))
    return found
