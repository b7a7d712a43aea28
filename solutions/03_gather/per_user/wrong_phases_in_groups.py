# mistake: lock-step
# fails: test_nobody_waits_for_others, test_slow_steps
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async with asyncio.TaskGroup() as group:  # <- here
        users = {number: group.create_task(get_user(number)) for number in ids}
    async with asyncio.TaskGroup() as group:
        posts = {
            number: group.create_task(get_posts(user.result()))
            for number, user in users.items()
        }
    return {number: task.result() for number, task in posts.items()}
