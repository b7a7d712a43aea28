"""A dict of tasks under their ids, made in a task group, becomes a dict of results."""

import asyncio


async def posts_of(get_user, get_posts, number):
    return await get_posts(await get_user(number))


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async with asyncio.TaskGroup() as group:
        tasks = {n: group.create_task(posts_of(get_user, get_posts, n)) for n in ids}
    return {number: task.result() for number, task in tasks.items()}
