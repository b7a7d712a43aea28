# mistake: orphaned-siblings
# fails: all
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    user, team = await asyncio.gather(get_user(user_id), get_team(user_id))  # <- here
    return team
