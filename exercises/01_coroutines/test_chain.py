"""Two calls, the second with the first's answer."""

import asyncio

from grader import expect, inputs, points, scenario

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
UNKNOWN, NO_LINE = LookupError("there is no such user"), ConnectionError("the line is busy")
LONG = 75.0  # seconds, longer than a time limit that somebody makes up


@inputs
def users(rng):
    """Four users: the id, the user, and the name of the team."""
    ids = [f"u{number}" for number in rng.sample(range(100, 1000), 3)]
    teams = [f"t{number}" for number in rng.sample(range(100, 1000), 2)]
    names = rng.sample(TEAMS, 3)
    return [
        (ids[0], {"team_id": teams[0], "name": "Ada", "age": rng.randrange(20, 70)}, names[0]),
        (ids[1], {"name": "Bo", "age": rng.randrange(20, 70), "team_id": 0}, names[1]),
        (ids[2], {"name": "Chen", "team_id": teams[1]}, ""),
        (0, {"name": "", "team_id": "", "team": teams[0]}, names[2]),
    ]


def services(functions, users, seconds=1.0, team_seconds=1.0, **how):
    """`get_user` and `get_team`."""
    found = {user_id: user for user_id, user, _ in users}
    teams = {user["team_id"]: name for _, user, name in users}
    return (
        functions.slow(
            "get_user",
            seconds,
            answer=lambda user_id: dict(found[user_id]),
            fails=lambda user_id: None if user_id in found else UNKNOWN,
        ),
        functions.slow(
            "get_team",
            team_seconds,
            answer=lambda team_id: teams.get(team_id, "no such team"),
            **how,
        ),
    )


@scenario
async def one_question(student, functions, users):
    return await student.team_of(*services(functions, users), users[0][0])


@scenario
async def one_and_another(student, functions, users):
    both = services(functions, users, 0.2, 0.2)
    return [await student.team_of(*both, user_id) for user_id, *_ in [*users, users[0]]]


@scenario(limit=30)
async def five_at_once(student, functions, users):
    both = services(functions, users)
    every = [user_id for user_id, *_ in [*users, users[0]]]
    return await asyncio.gather(*(student.team_of(*both, user_id) for user_id in every))


@scenario(clock="fast", limit=180)
async def slow_services(student, functions, users):
    return await student.team_of(*services(functions, users, LONG, LONG), users[0][0])


@scenario
async def unknown_user(student, functions, users):
    return await student.team_of(*services(functions, users, 0.5), "nobody")


@scenario
async def team_fails(student, functions, users):
    both = services(functions, users, 0.5, 0.5, fails=lambda team_id: NO_LINE)
    return await student.team_of(*both, users[0][0])


@points(1)
def test_the_name_of_the_team(one_question, one_and_another, slow_services):
    """It returns the name of the user's team, also in a later call, however long the services take."""
    names = [name for *_, name in one_question.inputs]
    assert one_question.value == names[0]
    asked = [*one_and_another.inputs, one_and_another.inputs[0]]
    names = dict(enumerate(name for *_, name in asked))
    for number, (user_id, user, _) in enumerate(asked):
        what = f"team_of({user_id!r}), where the user's team_id is {user['team_id']!r}"
        expect(one_and_another.part(number), names[number], what)
    expect(
        slow_services.value,
        slow_services.inputs[0][2],
        f"team_of, where each service takes {LONG:g} s",
    )


@points(1)
def test_one_call_after_the_other(
    one_question, one_and_another, five_at_once, unknown_user, team_fails
):
    """It calls `get_user` once, then `get_team` once for that user's team, and nothing else."""
    called_once_for(one_question, one_question.inputs[:1])
    for evidence in (one_and_another, five_at_once):
        called_once_for(evidence, [*evidence.inputs, evidence.inputs[0]])
    unknown_user.called_times("get_user", 1, may_raise=True)
    called_once_for(team_fails, team_fails.inputs[:1])


def called_once_for(evidence, users):
    evidence.called("get_user", *(user_id for user_id, *_ in users))
    evidence.called("get_team", *(user["team_id"] for _, user, _ in users))


@points(1)
def test_others_run_meanwhile(five_at_once, slow_services):
    """Five calls at the same time take as long as one: under 2.5 seconds."""
    five_at_once.took(over=1.9, under=2.5)
    if slow_services.error is None:  # or else the name was not returned
        slow_services.took(over=2 * LONG - 0.02, under=2 * LONG + 0.2)


@points(1)
def test_an_unknown_user(unknown_user, team_fails):
    """The LookupError for an unknown user propagates, and `get_team` is not called."""
    comes_through(unknown_user, UNKNOWN)
    unknown_user.called("get_team")
    comes_through(team_fails, NO_LINE)


def comes_through(evidence, error):
    evidence.raised(type(error))
    evidence.raised_all(error)
