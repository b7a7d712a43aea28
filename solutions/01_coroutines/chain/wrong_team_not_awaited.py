# mistake: returned-coroutine
# fails: all


async def team_of(get_user, get_team, user_id) -> str:
    user = await get_user(user_id)
    return get_team(user["team_id"])  # <- here
