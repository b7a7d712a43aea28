"""Takes the dict apart with `match`."""


async def team_of(get_user, get_team, user_id) -> str:
    match await get_user(user_id):
        case {"team_id": team_id}:
            return await get_team(team_id)
    raise LookupError(user_id)
