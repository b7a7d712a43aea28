# mistake: shared-between-calls
# fails: test_one_call_after_the_other
names = {}


async def team_of(get_user, get_team, user_id) -> str:
    if user_id not in names:  # <- here
        user = await get_user(user_id)
        names[user_id] = await get_team(user["team_id"])
    return names[user_id]
