# mistake: unexpected-error
# fails: test_an_unknown_user
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    [user] = await asyncio.gather(get_user(user_id), return_exceptions=True)
    [team] = await asyncio.gather(get_team(user["team_id"]), return_exceptions=True)  # <- here
    return team
