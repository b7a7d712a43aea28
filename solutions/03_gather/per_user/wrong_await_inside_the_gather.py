# mistake: serial-await
# fails: test_members_at_the_same_time, test_nobody_waits_for_others, test_slow_steps
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    posts = await asyncio.gather(*[get_posts(await get_user(number)) for number in ids])  # <- here
    return dict(zip(ids, posts))
