# mistake: called-again
# fails: test_one_call_after_the_other, test_others_run_meanwhile


async def team_of(get_user, get_team, user_id) -> str:
    if await get_user(user_id) is None:
        return ""
    return await get_team((await get_user(user_id))["team_id"])  # <- here
