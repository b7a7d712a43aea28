# mistake: returned-coroutine
# fails: all
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def posts_of(number):
        user = await get_user(number)
        return get_posts(user)  # <- here

    return dict(zip(ids, await asyncio.gather(*map(posts_of, ids))))
