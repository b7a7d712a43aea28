# mistake: serial-await
# fails: test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import aiohttp


async def load(base_url) -> dict:
    answers = {}
    async with aiohttp.ClientSession() as session:
        for name in ("users", "posts", "comments"):
            async with session.get(f"{base_url}/{name}") as response:  # <- here
                answers[name] = await response.json()
    return answers
