# mistake: limit-too-low
# fails: test_others_run_meanwhile
import asyncio

limit = asyncio.Semaphore(3)  # <- here


async def team_of(get_user, get_team, user_id) -> str:
    async with limit:
        user = await get_user(user_id)
        return await get_team(user["team_id"])
