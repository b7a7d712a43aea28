# mistake: serial-await
# fails: test_members_at_the_same_time, test_nobody_waits_for_others


async def posts_by_user(get_user, get_posts, ids) -> dict:
    return {number: await get_posts(await get_user(number)) for number in ids}  # <- here
