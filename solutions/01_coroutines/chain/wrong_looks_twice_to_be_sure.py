# mistake: called-again
# fails: test_one_call_after_the_other
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    user = await get_user(user_id)
    first, second = await asyncio.gather(get_team(user["team_id"]), get_team(user["team_id"]))  # <- here
    return first or second
