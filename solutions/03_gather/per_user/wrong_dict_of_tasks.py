# mistake: returned-task
# fails: all
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def posts_of(number):
        return await get_posts(await get_user(number))

    return {number: asyncio.create_task(posts_of(number)) for number in ids}  # <- here
