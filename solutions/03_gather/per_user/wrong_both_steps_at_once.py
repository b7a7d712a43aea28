# mistake: wrong-argument
# fails: all
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def posts_of(number):
        _, posts = await asyncio.gather(get_user(number), get_posts(number))
        return posts

    return dict(zip(ids, await asyncio.gather(*map(posts_of, ids))))  # <- here
