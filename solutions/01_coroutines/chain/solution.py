async def team_of(get_user, get_team, user_id) -> str:
    """The name of the team that the user is in."""
    # The second question holds the first one's answer, so there is nothing to do side by side:
    # one await after the other is exactly right here.
    user = await get_user(user_id)
    return await get_team(user["team_id"])
