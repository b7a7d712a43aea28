import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    """For each id get the user, then that user's posts; all ids at the same time."""

    async def posts_of(number):
        # Within one member the steps come one after the other: the second needs the first's answer.
        user = await get_user(number)
        return await get_posts(user)

    # The members know nothing of each other, so each one's two steps run beside all the others'.
    lists = await asyncio.gather(*(posts_of(number) for number in ids))
    return dict(zip(ids, lists, strict=True))
