"""chain: one call needs the other's answer.

A chat window wants to show the name of a user's team. Two services know about that, and each takes a
moment to answer: one knows the users, and which team each is in; the other knows the teams. You can
only ask the second when the first has answered, because the question holds the answer.

Write `team_of`. It is given two async functions and a user's id:

- `get_user(user_id)` gives a dict, such as `{"name": "Ada", "team_id": "t7"}`;
- `get_team(team_id)` gives the team's name, such as `"Lighthouse"`.

    await team_of(get_user, get_team, "u1")
    → "Lighthouse"

What is checked:

- You return the name of the user's team, also when another user was asked about before.
- You ask for the user once, and then once for that user's team, and for nothing else.
- While one question waits for its answers, others can run: two questions at once take as long as
  one, two seconds and a half at the most when each service takes a second.
- `get_user` raises LookupError for a user that it does not know. That exception comes through to your
  caller, and no team is asked for.

New here: waiting for a coroutine's result and going on with it. Not needed here: running things at
the same time; these two calls cannot.
"""

import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    """The name of the team that the user is in."""
    # TODO: write this coroutine.
    raise NotImplementedError("team_of is still to do")


# From here on you need change nothing: it lets you try the file with `python chain.py`.


async def ask_users(user_id: str) -> dict[str, str]:
    """A stand-in for the service that knows the users."""
    print(f"who is {user_id}? …")
    await asyncio.sleep(1)
    return {"name": "Ada", "team_id": "t7"}


async def ask_teams(team_id: str) -> str:
    """A stand-in for the service that knows the teams."""
    print(f"what is team {team_id} called? …")
    await asyncio.sleep(1)
    return "Lighthouse" if team_id == "t7" else "no such team"


if __name__ == "__main__":
    try:
        print(asyncio.run(team_of(ask_users, ask_teams, "u1")))
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
