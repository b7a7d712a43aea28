"""Both awaits in one expression: brackets say that the user is awaited before it is looked into."""


async def team_of(get_user, get_team, user_id) -> str:
    return await get_team((await get_user(user_id))["team_id"])
