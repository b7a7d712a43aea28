# mistake: shared-between-calls
# fails: test_one_call_after_the_other
import asyncio

asking = {}


async def team_of(get_user, get_team, user_id) -> str:
    if user_id not in asking:  # <- here
        asking[user_id] = asyncio.ensure_future(get_user(user_id))
    user = await asking[user_id]
    return await get_team(user["team_id"])
