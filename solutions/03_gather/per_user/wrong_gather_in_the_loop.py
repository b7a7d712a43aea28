# mistake: serial-await
# fails: test_members_at_the_same_time, test_nobody_waits_for_others
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def posts_of(number):
        return await get_posts(await get_user(number))

    found = {}
    for number in ids:
        [found[number]] = await asyncio.gather(posts_of(number))  # <- here
    return found
