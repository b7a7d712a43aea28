# mistake: lock-step
# fails: test_nobody_waits_for_others, test_slow_steps
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    users = {number: asyncio.create_task(get_user(number)) for number in ids}
    posts = {}
    for number, user in users.items():
        posts[number] = asyncio.create_task(get_posts(await user))  # <- here
    return {number: await task for number, task in posts.items()}
