# mistake: falsy-dropped
# fails: test_the_name_of_the_team


async def team_of(get_user, get_team, user_id) -> str:
    user = await get_user(user_id)
    return await get_team(user["team_id"]) or "no team"  # <- here
