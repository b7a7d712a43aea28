# mistake: limit-too-low
# fails: test_members_at_the_same_time
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    gate = asyncio.Semaphore(20)  # <- here

    async def one(number):
        async with gate:
            return number, await get_posts(await get_user(number))

    return dict(await asyncio.gather(*(one(number) for number in ids)))
