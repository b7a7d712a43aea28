# mistake: wrong-error
# fails: test_an_unknown_user
import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    """The name of the team that the user is in."""
    try:
        user = await get_user(user_id)
    except LookupError:
        raise LookupError(f"there is no user {user_id!r}") from None  # <- here
    return await get_team(user["team_id"])
