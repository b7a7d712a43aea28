# mistake: serial-await
# fails: test_members_at_the_same_time, test_nobody_waits_for_others
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    tasks = [asyncio.create_task(get_posts(await get_user(n))) for n in ids]  # <- here
    return dict(zip(ids, await asyncio.gather(*tasks)))
