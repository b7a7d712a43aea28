# mistake: serial-await
# fails: test_members_at_the_same_time, test_nobody_waits_for_others, test_slow_steps
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    users = await asyncio.gather(*(get_user(number) for number in ids))
    return {number: await get_posts(user) for number, user in zip(ids, users)}  # <- here
