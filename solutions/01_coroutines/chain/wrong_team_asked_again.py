# mistake: called-again
# fails: test_one_call_after_the_other


async def team_of(get_user, get_team, user_id) -> str:
    user = await get_user(user_id)
    try:
        return await get_team(user["team_id"])
    except OSError:
        return await get_team(user["team_id"])  # <- here
