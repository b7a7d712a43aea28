# mistake: falsy-dropped
# fails: test_asks_once_for_each, test_the_posts_of_every_member
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def one(number):
        return number, await get_posts(await get_user(number))

    return dict(await asyncio.gather(*(one(number) for number in ids if number)))  # <- here
