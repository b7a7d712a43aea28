# mistake: swallowed-error
# fails: test_an_unknown_user


async def team_of(get_user, get_team, user_id) -> str:
    try:
        user = await get_user(user_id)
    except LookupError:  # <- here
        return "no team"
    return await get_team(user["team_id"])
