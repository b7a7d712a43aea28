# mistake: lock-step
# fails: test_nobody_waits_for_others, test_slow_steps
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    user_tasks = [asyncio.create_task(get_user(number)) for number in ids]
    if user_tasks:
        await asyncio.wait(user_tasks)  # <- here
    post_tasks = [asyncio.create_task(get_posts(task.result())) for task in user_tasks]
    return {number: await task for number, task in zip(ids, post_tasks)}
