# mistake: not-awaitable
# fails: all


async def team_of(get_user, get_team, user_id) -> str:
    user = await get_user  # <- here
    return await get_team(user["team_id"])
