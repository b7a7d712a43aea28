"""Two calls, the second with the first's answer."""

import asyncio

from grader import points, scenario

ASKS = "async def team_of(get_user, get_team, user_id) -> str"

HINTS = (
    "What do you have in your hands after `get_user(user_id)`: a user, or only something that will "
    "bring you one?",
    "`await` waits until a coroutine has finished, and what it returns is the value of the whole "
    "expression: you can give it a name, or use it, like any other value.",
    "There are two calls, so there are two waits. Between them you have a dict in your hands, and "
    "one of its entries is what the second call needs.",
)

TEAMS = ["Lighthouse", "Harbour", "Compass", "Anchor", "Beacon", "Tide"]


def two_users(rng):
    """Two users' ids, each with the user and the name of the team."""
    numbers = rng.sample(range(100, 1000), 4)
    names = rng.sample(TEAMS, 2)
    return {
        f"u{user}": ({"name": f"user {user}", "team_id": f"t{team}"}, name)
        for user, team, name in zip(numbers[:2], numbers[2:], names, strict=True)
    }


def services(functions, users):
    """`get_user` and `get_team`, a second each."""
    teams = {user["team_id"]: name for user, name in users.values()}
    unknown = LookupError("there is no such user")
    return (
        functions.slow(
            "get_user",
            1,
            answer=lambda user_id: dict(users[user_id][0]),
            fails=lambda user_id: None if user_id in users else unknown,
        ),
        functions.slow("get_team", 1, answer=lambda team_id: teams.get(team_id, "no such team")),
    )


@scenario
async def one_question(student, functions, rng):
    users = two_users(rng)
    return await student.team_of(*services(functions, users), min(users))


@scenario
async def one_and_another(student, functions, rng):
    users = two_users(rng)
    asked = services(functions, users)
    return [await student.team_of(*asked, user_id) for user_id in sorted(users)]


@scenario
async def two_at_once(student, functions, rng):
    users = two_users(rng)
    get_user, get_team = services(functions, users)
    await asyncio.gather(*(student.team_of(get_user, get_team, user_id) for user_id in users))


@scenario
async def unknown_user(student, functions, rng):
    return await student.team_of(*services(functions, two_users(rng)), "nobody")


@points(1)
def test_the_name_of_the_team(one_question, one_and_another):
    """It returns the name of the user's team, also when another user was asked about before."""
    users = two_users(one_question.rng)
    _, team = users[min(users)]
    assert one_question.value == team
    others = two_users(one_and_another.rng)
    assert one_and_another.value == [others[user_id][1] for user_id in sorted(others)]


@points(1)
def test_one_call_after_the_other(one_question):
    """It asks once for the user, then once for that user's team, and for nothing else."""
    users = two_users(one_question.rng)
    user, _ = users[min(users)]
    one_question.called("get_user", min(users))
    one_question.called("get_team", user["team_id"])


@points(1)
def test_others_run_meanwhile(two_at_once):
    """Two questions at once take as long as one: under 2.5 seconds."""
    two_at_once.took(over=1.5, under=2.5)


@points(1)
def test_an_unknown_user(unknown_user):
    """An unknown user's LookupError comes through, and no team is asked for."""
    unknown_user.raised(LookupError)
    unknown_user.called("get_team")
