# mistake: none
# fails: test_others_run_meanwhile
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    user = await get_user(user_id)
    await asyncio.sleep(0.3)  # <- here
    return await get_team(user["team_id"])
