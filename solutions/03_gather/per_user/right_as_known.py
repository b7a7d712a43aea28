"""A second task for each member, made as soon as the first one is over."""

import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    asking = {asyncio.create_task(get_user(number)): number for number in ids}
    posts = {}
    waiting = set(asking)
    while waiting:
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            number = asking[task]
            posts[number] = asyncio.create_task(get_posts(task.result()))
    return {number: await posts[number] for number in ids}
