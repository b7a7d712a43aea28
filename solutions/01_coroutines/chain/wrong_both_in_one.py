# mistake: none
# fails: test_the_name_of_the_team


async def team_of(get_user, get_team, user_id) -> str:
    user = await get_user(user_id)
    team = await get_team(user["team_id"])
    return f"{user['name']} is in {team}"  # <- here
