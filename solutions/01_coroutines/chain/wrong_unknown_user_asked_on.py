# mistake: swallowed-error
# fails: test_an_unknown_user
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    (user,) = await asyncio.gather(get_user(user_id), return_exceptions=True)  # <- here
    team_id = user["team_id"] if isinstance(user, dict) else user_id
    return await get_team(team_id)
