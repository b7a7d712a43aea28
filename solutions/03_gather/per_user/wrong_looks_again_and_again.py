# mistake: needless-pause
# fails: test_slow_steps
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    users = {number: asyncio.create_task(get_user(number)) for number in ids}
    posts = {}
    while users:
        for number in list(users):
            if users[number].done():
                posts[number] = asyncio.create_task(get_posts(users.pop(number).result()))
        await asyncio.sleep(0.2)  # <- here
    return {number: await task for number, task in posts.items()}
