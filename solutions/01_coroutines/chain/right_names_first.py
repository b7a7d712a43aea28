"""Makes the coroutine first and awaits it a line later, which is the same as doing both at once."""


async def team_of(get_user, get_team, user_id) -> str:
    asking_for_user = get_user(user_id)
    user = await asking_for_user
    asking_for_team = get_team(user["team_id"])
    name = await asking_for_team
    return name
