"""Awaits a coroutine of its own that finds the id, and hands the exception on unchanged."""


async def team_id_of(get_user, user_id):
    user = await get_user(user_id)
    return user["team_id"]


async def team_of(get_user, get_team, user_id) -> str:
    try:
        team_id = await team_id_of(get_user, user_id)
    except LookupError:
        raise
    else:
        return await get_team(team_id)
