# mistake: forgotten-task
# fails: all
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    found = {}

    async def look_up(number):
        found[number] = await get_posts(await get_user(number))

    for number in ids:
        asyncio.create_task(look_up(number))  # <- here
    return found
