"""A general helper passes the answer of one awaitable on to the next function."""

import asyncio


async def then(first, function):
    return await function(await first)


async def posts_by_user(get_user, get_posts, ids) -> dict:
    found = await asyncio.gather(*(then(get_user(number), get_posts) for number in ids))
    return {number: posts for number, posts in zip(ids, found, strict=True)}
