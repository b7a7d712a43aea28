# mistake: wrong-argument
# fails: test_the_name_of_the_team, test_one_call_after_the_other


async def team_of(get_user, get_team, user_id) -> str:
    user = await get_user(user_id)
    return await get_team(list(user.values())[1])  # <- here
