"""Awaits through `gather`, which takes one coroutine as well as many, and gives a list of one."""

from asyncio import gather


async def team_of(get_user, get_team, user_id) -> str:
    [user] = await gather(get_user(user_id))
    [team] = await gather(get_team(user["team_id"]))
    return team
