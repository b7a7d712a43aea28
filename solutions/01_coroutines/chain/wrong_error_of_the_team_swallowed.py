# mistake: swallowed-error
# fails: test_an_unknown_user


async def team_of(get_user, get_team, user_id) -> str:
    user = await get_user(user_id)
    try:
        return await get_team(user["team_id"])
    except Exception:  # <- here
        return "no such team"
