# mistake: late-binding
# fails: test_asks_once_for_each, test_slow_steps, test_the_posts_of_every_member
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    posts = {}
    tasks = []
    for number in ids:

        async def one():
            posts[number] = await get_posts(await get_user(number))  # <- here

        tasks.append(asyncio.create_task(one()))
    await asyncio.gather(*tasks)
    return posts
