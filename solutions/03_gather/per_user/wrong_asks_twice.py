# mistake: called-again
# fails: test_asks_once_for_each, test_each_call_asks_anew, test_members_at_the_same_time, test_nobody_waits_for_others
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def posts_of(number):
        if await get_user(number) is None:
            return []
        return await get_posts(await get_user(number))  # <- here

    return dict(zip(ids, await asyncio.gather(*map(posts_of, ids))))
