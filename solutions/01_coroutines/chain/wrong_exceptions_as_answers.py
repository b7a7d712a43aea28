# mistake: none
# fails: test_an_unknown_user
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    [user] = await asyncio.gather(get_user(user_id), return_exceptions=True)  # <- here
    [team] = await asyncio.gather(get_team(user["team_id"]), return_exceptions=True)
    return team
