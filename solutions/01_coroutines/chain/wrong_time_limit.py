# mistake: guessed-time-limit
# fails: test_others_run_meanwhile
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    user = await asyncio.wait_for(get_user(user_id), timeout=30)  # <- here
    return await get_team(user["team_id"])
