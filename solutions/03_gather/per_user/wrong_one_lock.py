# mistake: lock-across-io
# fails: test_members_at_the_same_time, test_nobody_waits_for_others
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    found = {}
    lock = asyncio.Lock()

    async def look_up(number):
        async with lock:  # <- here
            found[number] = await get_posts(await get_user(number))

    await asyncio.gather(*map(look_up, ids))
    return found
