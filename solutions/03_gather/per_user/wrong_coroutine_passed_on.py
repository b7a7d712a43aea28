# mistake: never-awaited
# fails: all
import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    posts = await asyncio.gather(*(get_posts(get_user(number)) for number in ids))  # <- here
    return dict(zip(ids, posts))
