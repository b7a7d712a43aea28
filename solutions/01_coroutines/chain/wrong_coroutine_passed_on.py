# mistake: never-awaited
# fails: all


async def team_of(get_user, get_team, user_id) -> str:
    return await get_team(get_user(user_id))  # <- here
