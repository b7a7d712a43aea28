"""Notes what happened on the way, and lets each exception go on as it is."""

notes = []


async def team_of(get_user, get_team, user_id) -> str:
    try:
        user = await get_user(user_id)
        name = await get_team(user["team_id"])
    except Exception as error:
        notes.append(f"{user_id!r}: {error}")
        raise
    notes.append(f"{user_id!r}: {name}")
    return name
