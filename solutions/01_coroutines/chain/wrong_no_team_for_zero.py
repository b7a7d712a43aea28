# mistake: falsy-dropped
# fails: test_the_name_of_the_team, test_one_call_after_the_other


async def team_of(get_user, get_team, user_id) -> str:
    user = await get_user(user_id)
    if not user["team_id"]:  # <- here
        return "no team"
    return await get_team(user["team_id"])
