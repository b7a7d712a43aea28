# mistake: falsy-dropped
# fails: test_the_posts_of_every_member
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    result = {}

    async def one(number):
        if posts := await get_posts(await get_user(number)):  # <- here
            result[number] = posts

    await asyncio.gather(*map(one, ids))
    return result
