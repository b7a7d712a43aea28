"""Takes the users as they are found, and starts each one's posts in the background at once."""

import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def find(number):
        return number, await get_user(number)

    posts = {}
    for found in asyncio.as_completed([find(number) for number in ids]):
        number, user = await found
        posts[number] = asyncio.create_task(get_posts(user))
    return {number: await posts[number] for number in ids}
