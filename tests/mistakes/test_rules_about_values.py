"""The rules about values and exceptions that code takes for something else, on evidence made by hand."""

import pytest
from constructed import call, error, named, raised

from grader.evidence.difference import Mismatch
from grader.evidence.failures import NotSeen, TimeMissed, TooLong, WrongCalls
from grader.evidence.values import Value
from grader.evidence.verdict import Verdict
from tests.by_hand import step

ASKS_FOR_TEAM = """
async def team_of(get_user, get_team):
    team = (await get_user()).get("team")
    if {}:
        return ""
    return await get_team(team)
"""
NO_TEAM = WrongCalls("missing: 0", "get_team", 2, ["7", "0"])
ONE_TEAM = (call("get_user", line=3), call("get_team", "7", 1.0, 2.0, line=6))


def test_an_argument_that_counts_as_false_is_not_asked_for():
    source = ASKS_FOR_TEAM.format("not team")
    assert named(source, failure=NO_TEAM, calls=ONE_TEAM) == "falsy-dropped:4"


def test_a_comparison_with_none_does_not_leave_out_zero():
    source = ASKS_FOR_TEAM.format("team is None")
    assert named(source, failure=NO_TEAM, calls=ONE_TEAM) == "missing-call:None"


def test_a_call_that_is_missing_with_others_is_not_missing_because_it_is_false():
    failure = WrongCalls("missing: 0, 8", "get_team", 3, ["7", "0", "8"])
    source = ASKS_FOR_TEAM.format("not team")
    assert named(source, failure=failure, calls=ONE_TEAM) == "missing-call:None"


AGAIN = """
def greet(ask):
    answer = run(ask())
    if not answer:
        answer = run(ask())
    return answer
"""
OWN = (call("greet", line=None, end=2.0), call("greet", line=None, start=2.0, end=3.0))


def twice(first, third=""):
    """Two calls of `greet`: the first one asks twice, the second one once."""
    asked = (
        call("ask", "Ana", 0.0, 1.0, line=3, gave=first),
        call("ask", "Ana", 1.0, 2.0, line=5),
        call("ask", "Bo", 2.0, 3.0, line=3, gave=third),
    )
    return {"calls": (*OWN, *asked), "failure": Mismatch("b", "a")}


def test_a_call_is_made_again_because_its_answer_counts_as_false():
    assert named(AGAIN, **twice("''")) == "falsy-dropped:4"


def test_a_call_that_is_made_again_after_any_answer_is_not():
    assert named(AGAIN, **twice("")) is None


@pytest.mark.parametrize(
    ("end", "expected"),
    [(["a", "b"], "falsy-dropped:3"), (["a", "c"], None), (["a"], None)],
)
def test_a_list_breaks_off_at_none(end, expected):
    source = """
async def main(items):
    while (item := next(items, None)) is not None:
        yield item
"""
    assert named(source, mismatch=(end, ["a", "b", None, "d"])) == expected


FAILED = """
async def main(fetch, urls):
    good, bad = {}, {}
    for url in urls:
        body = await fetch(url)
        if body:
            good[url] = body
        else:
            bad[url] = None
    return good, bad
"""


def test_an_empty_answer_is_taken_for_a_failure():
    calls = (call("fetch", "a", line=5, gave="''"), call("fetch", "b", line=5, outcome="raised"))
    assert named(FAILED, mismatch=({"a": None, "b": 1}, {"b": 1}), calls=calls) == (
        "falsy-dropped:6"
    )
    full = (call("fetch", "a", line=5), *calls[1:])
    assert named(FAILED, mismatch=({"a": None, "b": 1}, {"b": 1}), calls=full) is None


def test_an_answer_that_counts_as_false_is_refused():
    source = """
async def main(fetch):
    body = await fetch()
    if not body:
        raise ValueError("no body")
    return body
"""
    out = error("ValueError", "no body", 5)
    assert raised(out, source, calls=(call(line=3, gave="''"),)) == "falsy-dropped:4"
    assert raised(out, source, calls=(call(line=3),)) != "falsy-dropped:4"


UNTIL_ALL = """
async def main(read, answers):
    while any(answer is None for answer in answers):
        await sleep(0.1)
"""


@pytest.mark.parametrize(
    ("gave", "line", "end", "expected"),
    [
        ("None", 4, 1.0, True),
        ("''", 4, 1.0, False),
        ("None", 2, 1.0, False),
        ("None", 4, None, False),
    ],
)
def test_a_loop_waits_for_a_value_that_has_come(gave, line, end, expected):
    seen = {
        "verdict": Verdict.TIMEOUT,
        "returned": None,
        "running_line": line,
        "calls": (call("read", end=end, line=2, gave=gave),),
    }
    assert (named(UNTIL_ALL, **seen) == "falsy-dropped:3") is expected


CLEANS_UP = """
async def main(move, undo):
    try:
        await move()
    except {}:
        await undo()
        raise
"""
NOT_UNDONE = WrongCalls("expected 1 call of undo, got 0", "undo", 1)
STRUCK = {"calls": (call("move", line=4, outcome="raised", gave="Strike"),), "failure": NOT_UNDONE}
STOPPED = {"calls": (call("move", line=4, outcome="cancelled", gave="CancelledError"),)}


@pytest.mark.parametrize("caught", ["Exception", "(Exception, asyncio.CancelledError)"])
def test_what_is_no_exception_passes_an_except_for_exceptions(caught):
    assert named(CLEANS_UP.format(caught), **STRUCK) == "base-exception-missed:5"


@pytest.mark.parametrize("caught", ["BaseException", "(Exception, Strike)", "LookupError"])
def test_what_is_caught_or_was_never_meant_to_be_is_not_missed(caught):
    assert named(CLEANS_UP.format(caught), **STRUCK) != "base-exception-missed:5"


def test_a_check_of_the_time_is_about_something_else():
    slow = STRUCK | {"failure": TooLong("it took 3 s")}
    assert named(CLEANS_UP.format("Exception"), **slow) != "base-exception-missed:5"


def test_a_cancellation_passes_a_clean_up_for_exceptions():
    source = CLEANS_UP.format("Exception")
    assert named(source, **STOPPED, failure=NOT_UNDONE) == "base-exception-missed:5"
    assert named(source, **STOPPED, failure=NotSeen("it raised")) != "base-exception-missed:5"
    at_last = source + "    finally:\n        print()\n"
    assert named(at_last, **STOPPED, failure=NOT_UNDONE) != "base-exception-missed:5"


FETCHED = (
    call("main", line=None),
    call("main", line=None, start=1.0, end=2.0),
    call("fetch", "a", line=4),
    call("fetch", "b", 1.0, 2.0, line=4),
)
KEEPS = """
{}async def main(fetch, url{}):
    {}
    found[url] = await fetch(url)
    return found
"""


@pytest.mark.parametrize(
    ("before", "parameter", "inside", "expected"),
    [
        ("", ", found={}", "pass", "shared-between-calls:2"),
        ("found = {}\n\n\n", "", "pass", "shared-between-calls:2"),
        ("", "", "found = {}", None),
        ("", ", found=()", "found = {}", None),
    ],
)
def test_what_another_call_fetched_comes_out_of_what_they_share(
    before, parameter, inside, expected
):
    source = KEEPS.format(before, parameter, inside)
    mismatch = ({"a": 1, "b": 2}, {"b": 2})
    assert named(source, calls=FETCHED, mismatch=mismatch) == expected


def test_what_is_too_much_was_fetched_by_the_same_call():
    source = KEEPS.format("found = {}\n\n\n", "", "pass")
    assert named(source, calls=FETCHED[1:], mismatch=({"a": 1, "b": 2}, {"b": 2})) is None


REMEMBERS = """
{}async def main(fetch, url):
    {}
    if url not in found:
        found[url] = await fetch(url)
    return found[url]
"""
ONCE = WrongCalls("expected fetch to be called with a, a", "fetch", 2, ["a", "a"])


@pytest.mark.parametrize(
    ("before", "inside", "expected"),
    [
        ("found = {}\n\n\n", "pass", "shared-between-calls:7"),
        ("", "found = {}", "duplicates-merged:4"),
    ],
)
def test_a_call_is_left_out_because_another_one_was_remembered(before, inside, expected):
    calls = (*FETCHED[:2], call("fetch", "a", line=5))
    assert named(REMEMBERS.format(before, inside), calls=calls, failure=ONCE) == expected


CANCELS = """
{}async def main(fetch, url):
    {}
    running.add(create_task(fetch(url)))
    try:
        await gather(*running)
    except BaseException:
        tasks = {}
        for task in tasks:
            task.cancel()
        raise
"""


@pytest.mark.parametrize(
    ("before", "inside", "tasks", "expected"),
    [
        ("running = set()\n\n\n", "pass", "running", "shared-between-calls:12"),
        ("running = set()\n\n\n", "pass", "list(running)", "shared-between-calls:12"),
        ("running = set()\n\n\n", "pass", "[]", None),
        ("", "running = set()", "running", None),
    ],
)
def test_a_failure_cancels_the_tasks_of_another_call(before, inside, tasks, expected):
    calls = (
        call("main", line=None, outcome="raised"),
        call("main", line=None, outcome="cancelled"),
    )
    out = error("CancelledError", "", 7)
    assert raised(out, CANCELS.format(before, inside, tasks), calls=calls) == expected


ACCOUNT = """
{}

class Account:
    {}

    {}

    async def deposit(self, load):
        async with {}:
            await load()
"""
ITS_OWN = "def __init__(self): self.lock = Lock()"
GIVEN = "def __init__(self, lock=Lock()): self.lock = lock"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("pass", "lock = Lock()", "pass", "self.lock"), "shared-between-calls:5"),
        (("pass", "lock = Lock()", ITS_OWN, "self.lock"), None),
        (("pass", "pass", GIVEN, "self.lock"), "shared-between-calls:7"),
        (("lock = Lock()", "pass", "pass", "lock"), "shared-between-calls:2"),
        (("lock = Lock()", "pass", ITS_OWN, "self.other"), None),
    ],
)
def test_objects_wait_for_a_lock_that_all_of_them_have(parts, expected):
    path = (step(0.0, 1.0, line=11), step(1.0, 2.0, line=10, on="Lock.acquire", since=0.0))
    failure = TimeMissed("one waited for the other")
    assert named(ACCOUNT.format(*parts), path=path, failure=failure) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return None", False),
        ("print(error)", False),
        ("if again(): raise", False),
        ("outcome.append(error)", True),
        ("found = error", True),
    ],
)
def test_an_except_that_keeps_an_error_to_itself_was_not_to_see_all(body, expected):
    source = f"""
async def main(move, outcome):
    try:
        await move()
    except Exception as error:
        {body}
"""
    assert (named(source, **STRUCK) == "base-exception-missed:5") is expected


def test_a_dict_that_nothing_changes_is_not_shared():
    source = "KINDS = {1: 'a'}\n" + KEEPS.format("", "", "found = dict(KINDS)")
    assert named(source, calls=FETCHED, mismatch=({"a": 1, "b": 2}, {"b": 2})) is None


def test_a_loop_over_what_is_there_does_not_ask_for_one_value():
    source = """
async def main(fetch):
    orders = await fetch()
    while orders:
        for order in orders:
            yield order
"""
    assert named(source, mismatch=(["a"], ["a", "", "b"])) is None


@pytest.mark.parametrize(("first", "expected"), [("a", "only-one-result:None"), (None, None)])
def test_none_is_not_one_result_of_several(first, expected):
    seen = {"returned": Value([first]), "mismatch": ([first], [first, "b", "c"])}
    assert named("", **seen) == expected
