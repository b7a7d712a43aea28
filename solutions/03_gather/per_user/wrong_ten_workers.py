# mistake: limit-too-low
# fails: test_members_at_the_same_time
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    """For each id get the user, then that user's posts; all ids at the same time."""
    waiting = asyncio.Queue()
    for number in ids:
        waiting.put_nowait(number)
    result = {}

    async def worker():
        while not waiting.empty():
            number = waiting.get_nowait()
            user = await get_user(number)
            result[number] = await get_posts(user)

    await asyncio.gather(*(worker() for _ in range(10)))  # <- here
    return result
