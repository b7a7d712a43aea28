# mistake: missing-call
# fails: test_one_call_after_the_other, test_the_name_of_the_team
known = {}


async def team_of(get_user, get_team, user_id) -> str:
    if "user" not in known:
        known["user"] = await get_user(user_id)
    return await get_team(known["user"]["team_id"])
