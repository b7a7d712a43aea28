# mistake: serial-await
# fails: test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once, test_shares_one_session
import aiohttp


async def get_json(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return await response.json()


async def load(base_url) -> dict:
    return {
        "users": await get_json(base_url + "/users"),  # <- here
        "posts": await get_json(base_url + "/posts"),
        "comments": await get_json(base_url + "/comments"),
    }
