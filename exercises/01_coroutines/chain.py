"""chain: the second call needs the first one's result.

A chat window shows the name of a user's team. Two services know about that, and each takes a moment
to answer. One knows the users, and which team each user is in. The other knows the teams. You can
ask the second service only after the first has answered, because you need that answer to ask.

Write `team_of`. It gets two async functions and a user's id:

- `get_user(user_id)` returns a dict, such as `{"name": "Ada", "team_id": "t7"}`;
- `get_team(team_id)` returns the team's name, such as `"Lighthouse"`.

    await team_of(get_user, get_team, "u1")
    → "Lighthouse"

What is checked:

- You return the name of the user's team. The dict may have other keys as well, in any order. Ids and
  names can be any values, also `0` or an empty string.
- Each call of `team_of` calls `get_user` once, and then `get_team` once, for that user's team. There
  are no other calls. It remembers nothing from call to call, because a user may change teams.
- While one call of `team_of` waits, other code can run. Five calls at the same time take as long as
  one: under 2.5 seconds when each service takes one second.
- You wait for as long as the services take, even for a minute, and no longer.
- `get_user` raises LookupError for a user that it does not know. That exception propagates to your
  caller, the same object, and you do not call `get_team`. An exception that `get_team` raises propagates, too.

New here: waiting for a coroutine's result and using it. Not needed here: running things at the same
time; these two calls cannot run at the same time.
"""

import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    """The name of the team that the user is in."""
    # TODO: write this coroutine.
    raise NotImplementedError("team_of is not implemented yet")


# From here on you need change nothing. To try your code, run `python chain.py`.


async def ask_users(user_id: str) -> dict[str, str]:
    """Simulates the service that knows the users."""
    print(f"who is {user_id}? …")
    await asyncio.sleep(1)
    return {"name": "Ada", "team_id": "t7"}


async def ask_teams(team_id: str) -> str:
    """Simulates the service that knows the teams."""
    print(f"what is team {team_id} called? …")
    await asyncio.sleep(1)
    return "Lighthouse" if team_id == "t7" else "no such team"


if __name__ == "__main__":
    try:
        print(asyncio.run(team_of(ask_users, ask_teams, "u1")))
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
