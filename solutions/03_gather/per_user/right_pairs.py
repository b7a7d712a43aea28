"""The small coroutine returns a pair of id and posts, and `dict` makes a dict of the pairs."""

import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def pair(number):
        return number, await get_posts(await get_user(number))

    return dict(await asyncio.gather(*[pair(number) for number in ids]))
