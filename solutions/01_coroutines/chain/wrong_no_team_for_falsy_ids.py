# mistake: falsy-dropped
# fails: test_the_name_of_the_team, test_one_call_after_the_other
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    """The name of the team that the user is in."""
    user = await get_user(user_id)
    team_id = user.get("team_id")
    if not team_id:  # <- here
        return ""
    return await get_team(team_id)
