"""Makes a task of each call, which is more than is needed: nothing else happens beside them."""

import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    user = await asyncio.create_task(get_user(user_id))
    team = await asyncio.create_task(get_team(user["team_id"]))
    return team
