"""Two rows of tasks: each task of the second row awaits its own partner in the first."""

import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def then_posts(user_task):
        return await get_posts(await user_task)

    users = {number: asyncio.create_task(get_user(number)) for number in ids}
    posts = {n: asyncio.create_task(then_posts(task)) for n, task in users.items()}
    return {number: await task for number, task in posts.items()}
