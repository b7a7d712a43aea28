# mistake: wrong-error
# fails: test_an_unknown_user


async def team_of(get_user, get_team, user_id) -> str:
    try:
        user = await get_user(user_id)
    except LookupError:
        raise LookupError(f"user {user_id} does not exist") from None  # <- here
    return await get_team(user["team_id"])
