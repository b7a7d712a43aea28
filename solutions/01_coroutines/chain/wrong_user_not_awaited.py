# mistake: never-awaited
# fails: all


async def team_of(get_user, get_team, user_id) -> str:
    user = get_user(user_id)
    return await get_team(user["team_id"])  # <- here
