# mistake: guessed-time-limit
# fails: test_the_name_of_the_team
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    user = await get_user(user_id)
    return await asyncio.wait_for(get_team(user["team_id"]), timeout=60)  # <- here
