# mistake: called-again
# fails: test_one_call_after_the_other
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    for attempt in range(3):  # <- here
        try:
            user = await get_user(user_id)
            break
        except LookupError:
            if attempt == 2:
                raise
            await asyncio.sleep(0.1)
    return await get_team(user["team_id"])
