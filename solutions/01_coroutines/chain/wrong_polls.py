# mistake: hogs-the-loop
# fails: all
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    asking = asyncio.create_task(get_user(user_id))
    while not asking.done():  # <- here
        pass
    return await get_team(asking.result()["team_id"])
