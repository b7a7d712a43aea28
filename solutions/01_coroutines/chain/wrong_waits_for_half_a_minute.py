# mistake: result-too-early
# fails: test_the_name_of_the_team
import asyncio

PATIENCE = 30


async def settled(*tasks) -> None:
    await asyncio.wait(tasks, timeout=PATIENCE)  # <- here


async def team_of(get_user, get_team, user_id) -> str:
    user = asyncio.ensure_future(get_user(user_id))
    await settled(user)
    team = asyncio.ensure_future(get_team(user.result()["team_id"]))
    await settled(team)
    return team.result()
