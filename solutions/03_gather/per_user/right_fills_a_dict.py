"""Each small coroutine puts its own posts into the dict, so nothing has to be matched up later."""

import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    found = {}

    async def look_up(number):
        user = await get_user(number)
        found[number] = await get_posts(user)

    await asyncio.gather(*map(look_up, ids))
    return found
