# mistake: missing-call
# fails: test_gives_the_json_of_each_endpoint, test_asks_each_endpoint_once_all_at_once
import aiohttp


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{base_url}/users") as response:
            return {"users": await response.json()}
