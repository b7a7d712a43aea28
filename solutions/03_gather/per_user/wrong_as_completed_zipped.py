# mistake: completion-order
# fails: test_slow_steps, test_the_posts_of_every_member
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def posts_of(number):
        return await get_posts(await get_user(number))

    finished = [await posts for posts in asyncio.as_completed([posts_of(n) for n in ids])]  # <- here
    return dict(zip(ids, finished))
