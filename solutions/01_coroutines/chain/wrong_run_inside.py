# mistake: nested-run
# fails: all
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    user = asyncio.run(get_user(user_id))  # <- here
    return asyncio.run(get_team(user["team_id"]))
