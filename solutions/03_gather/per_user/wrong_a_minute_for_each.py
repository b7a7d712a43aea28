# mistake: guessed-time-limit
# fails: test_slow_steps
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def one(number):
        async with asyncio.timeout(60):  # <- here
            return number, await get_posts(await get_user(number))

    return dict(await asyncio.gather(*(one(number) for number in ids)))
