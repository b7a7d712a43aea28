# mistake: lock-across-io
# fails: test_others_run_meanwhile
import asyncio

services = asyncio.Lock()


async def team_of(get_user, get_team, user_id) -> str:
    async with services:  # <- here
        user = await get_user(user_id)
        return await get_team(user["team_id"])
