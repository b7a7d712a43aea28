# mistake: limit-too-low
# fails: test_members_at_the_same_time
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    gate = asyncio.Semaphore(8)  # <- here

    async def one(number):
        user = await get_user(number)
        async with gate:
            return number, await get_posts(user)

    return dict(await asyncio.gather(*(one(number) for number in ids)))
