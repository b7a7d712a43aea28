# mistake: guessed-time-limit
# fails: test_the_name_of_the_team
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    user = await asyncio.wait_for(get_user(user_id), timeout=30)  # <- here
    return await get_team(user["team_id"])
