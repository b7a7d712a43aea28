# mistake: wrapped-in-a-group
# fails: test_an_unknown_user
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    async with asyncio.TaskGroup() as group:  # <- here
        asking = group.create_task(get_user(user_id))
    async with asyncio.TaskGroup() as group:
        team = group.create_task(get_team(asking.result()["team_id"]))
    return team.result()
