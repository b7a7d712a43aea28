"""Two calls, the second with the first's answer."""

import asyncio

from grader import inputs, points, scenario

ASKS = "async def team_of(get_user, get_team, user_id) -> str"

HINTS = (
    "What do you have after `get_user(user_id)`: a user, or only something that will give you one "
    "later?",
    "`await` waits until a coroutine has finished. The value of the whole `await` expression is "
    "what the coroutine returned. You can assign it to a variable, or use it, like any other "
    "value.",
    "There are two calls, so there are two waits. Between them you have a dict, and one of its "
    "values is what the second call needs.",
)

TEAMS = ["Lighthouse", "Harbor", "Compass", "Anchor", "Beacon", "Tide"]


@inputs
def users(rng):
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
async def one_question(student, functions, users):
    return await student.team_of(*services(functions, users), min(users))


@scenario
async def one_and_another(student, functions, users):
    both = services(functions, users)
    return [await student.team_of(*both, user_id) for user_id in users]


@scenario
async def two_at_once(student, functions, users):
    both = services(functions, users)
    await asyncio.gather(*(student.team_of(*both, user_id) for user_id in users))


@scenario
async def unknown_user(student, functions, users):
    return await student.team_of(*services(functions, users), "nobody")


@points(1)
def test_the_name_of_the_team(one_question, one_and_another):
    """It returns the name of the user's team, also in a second call for another user."""
    assert one_question.value == one_question.inputs[min(one_question.inputs)][1]
    assert one_and_another.value == [team for _, team in one_and_another.inputs.values()]


@points(1)
def test_one_call_after_the_other(one_question):
    """It calls `get_user` once, then `get_team` once for that user's team, and nothing else."""
    user_id = min(one_question.inputs)
    user, _ = one_question.inputs[user_id]
    one_question.called("get_user", user_id)
    one_question.called("get_team", user["team_id"])


@points(1)
def test_others_run_meanwhile(two_at_once):
    """Two calls at the same time take as long as one: under 2.5 seconds."""
    two_at_once.took(over=1.9, under=2.5)


@points(1)
def test_an_unknown_user(unknown_user):
    """The LookupError for an unknown user propagates, and `get_team` is not called."""
    unknown_user.raised(LookupError)
    unknown_user.called("get_team")
