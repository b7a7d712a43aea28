# mistake: lock-step
# fails: test_nobody_waits_for_others, test_slow_steps
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    users = await asyncio.gather(*(get_user(number) for number in ids))  # <- here
    posts = await asyncio.gather(*(get_posts(user) for user in users))
    return dict(zip(ids, posts))
