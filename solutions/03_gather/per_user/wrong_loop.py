# mistake: serial-await
# fails: test_members_at_the_same_time, test_nobody_waits_for_others


async def posts_by_user(get_user, get_posts, ids) -> dict:
    found = {}
    for number in ids:
        user = await get_user(number)
        found[number] = await get_posts(user)  # <- here
    return found
