# mistake: result-too-early
# fails: all
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    user = asyncio.create_task(get_user(user_id)).result()  # <- here
    return await get_team(user["team_id"])
