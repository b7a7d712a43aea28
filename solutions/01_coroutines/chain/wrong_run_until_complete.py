# mistake: nested-run
# fails: all
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    loop = asyncio.get_event_loop()
    user = loop.run_until_complete(get_user(user_id))  # <- here
    return loop.run_until_complete(get_team(user["team_id"]))
