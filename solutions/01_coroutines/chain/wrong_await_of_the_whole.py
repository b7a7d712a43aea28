# mistake: never-awaited
# fails: all


async def team_of(get_user, get_team, user_id) -> str:
    team_id = await get_user(user_id)["team_id"]  # <- here
    return await get_team(team_id)
