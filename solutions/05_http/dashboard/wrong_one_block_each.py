# mistake: serial-await
# fails: test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import aiohttp


async def load(base_url) -> dict:
    async with (
        aiohttp.ClientSession() as session,
        session.get(base_url + "/users") as users,  # <- here
        session.get(base_url + "/posts") as posts,
        session.get(base_url + "/comments") as comments,
    ):
        return {
            "users": await users.json(),
            "posts": await posts.json(),
            "comments": await comments.json(),
        }
