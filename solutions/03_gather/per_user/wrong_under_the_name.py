# mistake: none
# fails: test_each_call_asks_anew, test_one_member_and_none, test_slow_steps, test_the_posts_of_every_member
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def posts_of(number):
        user = await get_user(number)
        return user, await get_posts(user)  # <- here

    return dict(await asyncio.gather(*map(posts_of, ids)))
