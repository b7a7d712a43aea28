# mistake: serial-await
# fails: test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import aiohttp


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        return {
            name: await load_one(session, f"{base_url}/{name}")  # <- here
            for name in ("users", "posts", "comments")
        }


async def load_one(session, url):
    async with session.get(url) as response:
        return await response.json()
