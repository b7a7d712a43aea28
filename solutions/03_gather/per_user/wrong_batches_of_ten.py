# mistake: lock-step
# fails: test_members_at_the_same_time
import asyncio
from itertools import islice


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def one(number):
        return number, await get_posts(await get_user(number))

    result, todo = {}, iter(ids)
    while batch := list(islice(todo, 10)):
        result |= dict(await asyncio.gather(*map(one, batch)))  # <- here
    return result
