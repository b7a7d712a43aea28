"""The words of a check file: what each of them finds, and what it says."""

import asyncio
import re
from types import SimpleNamespace

import pytest

from grader import Evidence, Mismatch, NotSeen, TimeMissed, TooLong, Value, expect, inputs, within
from grader.errors import CannotGrade
from grader.worker.facts import CancelAnswer
from grader.worker.observations import LoopReport, Loose
from grader.worker.world.observer import Observer
from tests.by_hand import call, error, noticed, served

CALLS = (
    call("fetch", "a", 0.0, 1.0),
    call("fetch", "b", 0.0, None, outcome="running"),
    call("save", "a", 1.0, 2.0, outcome="cancelled"),
)


def seen(**parts):
    return Evidence("pages", "seed", **{"returned": Value([1, 2]), "calls": CALLS, **parts})


def raising(*leaves, group=False):
    raised = error("ExceptionGroup", "two", exceptions=leaves) if group else leaves[0]
    return seen(returned=None, error=raised)


CANCELLED = error("asyncio.exceptions.CancelledError", "")
LOOKUP = error("LookupError", "no page")
LOOKUP_ERROR = LookupError("no page")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda e: e.called_times("fetch", 3), "expected 3 calls of fetch, got 2"),
        (lambda e: e.called_times("load", 1), "expected 1 call of load, got none"),
        (
            lambda e: e.nothing_in_flight("save", "fetch"),
            "when it returned, still running: fetch(b)",
        ),
        (lambda e: e.started("fetch", "load"), "load never started: a call alone only makes"),
        (lambda e: e.started("fetch", "touch"), "touch never started"),
        (
            lambda e: e.raised(LookupError),
            "expected LookupError, but it raised nothing and returned [1, 2]",
        ),
        (
            lambda e: e.overlapped("fetch", 3),
            "expected 3 calls of fetch in flight at once, got 2 calls",
        ),
        (lambda e: e.overlapped("fetch", 1), "expected 1 call of fetch in flight at once, got 2"),
        (lambda e: e.called("save", "b"), "expected save to be called with b, got a"),
        (
            lambda e: e.called("load", "b"),
            "expected load to be called with b, but it was never called",
        ),
        (
            lambda e: e.called("save", "a", "b", "c", "d"),
            "expected save to be called with a, b, c, d; missing: b, c, d",
        ),
        (
            lambda e: e.never_polled(under=5),
            "the event loop ran 9 iterations, should run fewer than 5",
        ),
    ],
)
def test_a_question_that_fails_says_what_was_expected_and_what_was_seen(ask, message):
    with pytest.raises(AssertionError, match=re.escape(message)):
        ask(seen(noticed=noticed(turns=9, never_awaited=(Loose("load", 4),))))


def test_questions_that_hold_say_nothing():
    evidence = seen(facts=served(sessions=2))
    evidence.called_times("fetch", 2)
    evidence.nothing_in_flight("save")
    evidence.started("fetch", "save")
    evidence.never_polled(under=1)
    assert evidence.fact("server", "sessions") == 2


@pytest.mark.parametrize(
    "ask", [lambda e: e.called_times("fetch", 2), lambda e: e.never_polled(under=9)]
)
def test_of_what_raised_no_number_is_judged(ask):
    with pytest.raises(NotSeen, match="it raised LookupError: no page"):
        ask(raising(LOOKUP))


def test_where_it_may_raise_a_number_is_judged_all_the_same():
    evidence = raising(LOOKUP)
    evidence.called_times("fetch", 2, may_raise=True)
    with pytest.raises(AssertionError, match=r"^expected 1 call of fetch, got 2$"):
        evidence.called_times("fetch", 1, may_raise=True)


def test_an_exception_is_known_by_its_class():
    assert raising(CANCELLED).raised(asyncio.CancelledError) == CANCELLED
    assert raising(LOOKUP).raised(ValueError, LookupError) == LOOKUP
    with pytest.raises(NotSeen, match="expected KeyError, got LookupError: no page"):
        raising(LOOKUP).raised(KeyError)


def test_an_exception_in_a_group_counts_only_where_it_may():
    grouped = raising(CANCELLED, LOOKUP, group=True)
    assert grouped.raised(LookupError, in_group=True) == LOOKUP
    assert grouped.raised(ExceptionGroup).exceptions == (CANCELLED, LOOKUP)
    with pytest.raises(NotSeen, match="expected LookupError, got ExceptionGroup of 2"):
        grouped.raised(LookupError)


@pytest.mark.parametrize(
    ("got", "expected"), [([1], [True]), (Value(1), 1.0), ({"a": 1}, {"a": 2}), (None, 0)]
)
def test_expect_compares_by_exact_type_and_carries_both(got, expected):
    with pytest.raises(Mismatch, match=r"^the answer: ") as caught:
        expect(got, expected, "the answer")
    assert caught.value.got == getattr(got, "plain", got)
    assert caught.value.expected is expected


def test_expect_says_nothing_where_values_are_equal():
    expect(Value([1, "a"]), [1, "a"], "the answer")


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.5, "exactly 0.5"), (0.503, "0.503"), (0.52, "0.52"), (6, "6.0")]
)
def test_a_time_is_shown_with_the_digits_that_tell_it_from_the_bound(seconds, shown):
    with pytest.raises(
        TooLong, match=f"^it took {re.escape(shown)} s, should take less than 0.5 s$"
    ):
        within(seconds, under=0.5, what="it")


def test_too_soon_is_a_missed_time_and_not_too_long():
    with pytest.raises(
        TimeMissed, match=r"^the pause took 0.1 s, should take more than 0.9 s$"
    ) as caught:
        within(0.1, over=0.9, under=2, what="the pause")
    assert not isinstance(caught.value, TooLong)


def test_what_lasts_does_not_take():
    with pytest.raises(TooLong, match=r"^a pause lasted 3.0 s, should last less than 2 s$"):
        within(3, over=0.9, under=2, what="a pause", lasts=True)
    with pytest.raises(TimeMissed, match=r"^a pause lasted 0.1 s, should last more than 0.9 s$"):
        within(0.1, over=0.9, under=2, what="a pause", lasts=True)


def test_inputs_are_the_same_for_one_seed_and_others_for_another():
    @inputs
    def numbers(rng):
        return rng.sample(range(1000), 5)

    assert numbers.drawn("a/slug/one") == numbers.drawn("a/slug/one")
    assert numbers.drawn("a/slug/one") != numbers.drawn("a/slug/two")


def test_errors_are_known_by_class_and_message():
    grouped = raising(CANCELLED, LOOKUP, group=True)
    grouped.raised_all(LookupError("no page"), asyncio.CancelledError())
    grouped.did_not_raise(LookupError("another page"))
    with pytest.raises(AssertionError, match=r"expected KeyError.* to come out as well, got only"):
        grouped.raised_all(KeyError("x"), LookupError("no page"))
    with pytest.raises(AssertionError, match=r"expected KeyError.* to come out, got \w*Exc"):
        grouped.raised_all(KeyError("x"))
    with pytest.raises(
        AssertionError, match="expected to be handled, but came out: LookupError\\('no page'\\)"
    ):
        grouped.did_not_raise(LookupError("no page"))
    with pytest.raises(AssertionError, match="but it raised nothing and returned \\[1, 2\\]"):
        seen().raised_all(LOOKUP_ERROR)


async def obedient():
    await asyncio.sleep(5)


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        return "went on"


async def failing():
    try:
        await asyncio.sleep(5)
    finally:
        len(5)


TYPE_ERROR = "TypeError: object of type 'int' has no len()"


async def quick():
    return "over before"


@pytest.mark.parametrize(
    ("work", "value", "cancels"),
    [
        (obedient, "cancelled", (CancelAnswer(ended=True, cancelled=True, error=""),)),
        (stubborn, "went on", (CancelAnswer(ended=True, cancelled=False, error=""),)),
        (quick, "over before", ()),
        (failing, "failed", (CancelAnswer(ended=True, cancelled=False, error=TYPE_ERROR),)),
    ],
)
def test_how_a_cancellation_was_answered_is_noted(work, value, cancels):
    observer = Observer(stage=None)

    async def cancelled():
        try:
            return await observer.cancel_after(0.01, work())
        except asyncio.CancelledError:
            return "cancelled"
        except TypeError:
            return "failed"

    assert asyncio.run(cancelled()) == value
    assert observer.facts["cancels"] == cancels


INPUTS = '''
"""Double."""

from grader import inputs, points, scenario

ASKS = "async def double(number) -> int"
HINTS = ("1", "2", "3")


@inputs
def a_number(rng):
    return rng.randrange(10**9)


@scenario
async def one(student, a_number):
    return await student.double(a_number)


@scenario
async def another(student, a_number):
    return await student.double(a_number)


@points(1)
def test_doubles(one, another):
    """It doubles."""
    assert one.value == 2 * one.inputs
    assert another.value == 2 * another.inputs
    assert one.inputs != another.inputs
'''
RIGHT = "async def double(number):\n    return 2 * number\n"
WRONG = "async def double(number):\n    return number\n"


def test_a_check_reads_the_inputs_that_the_scenario_was_given(kit):
    kit.add("01_first", "double", checks=INPUTS)
    results = kit.grade_sources({"right": RIGHT, "wrong": WRONG}, clock="fast")
    assert [results[name].verdict for name in ("right", "wrong")] == ["pass", "fail"]
    (check,) = results["wrong"].checks
    got, expected = check.mismatch
    assert expected == 2 * got
    assert check.message.startswith("the value is not the expected one")


def test_what_was_never_called_is_not_taken_for_over():
    with pytest.raises(NotSeen, match="fetsch never started"):
        seen().nothing_in_flight("fetsch")


def test_a_parameter_that_nothing_fills_in_is_the_check_files_fault(kit):
    kit.add("01_first", "double", checks=INPUTS.replace("student, a_number", "student, funtions"))
    with pytest.raises(CannotGrade, match="no scenario can ask for `funtions`: use an @inputs"):
        kit.grade_sources({"right": RIGHT}, clock="fast")


ASYNC = INPUTS.replace("def test_doubles", "async def test_doubles")


def test_a_check_that_would_not_run_is_refused(kit):
    kit.add("01_first", "double", checks=ASYNC)
    with pytest.raises(CannotGrade, match="test_doubles is `async`, and would not run"):
        kit.grade_sources({"wrong": WRONG}, clock="fast")


def test_what_was_printed_in_pieces_was_printed_with_the_last_piece():
    printed = ((0.1, "Hello, "), (0.2, "Ada"), (0.3, "!\n"), (1.3, "Goodbye, Ada!\n"))
    evidence = seen(prints=printed)
    texts = ("Hello", "Hello, Ada!", "Goodbye, Ada!", "")
    assert [evidence.printed_at(text) for text in texts] == [0.1, 0.3, 1.3, 0.1]
    with pytest.raises(NotSeen, match="'Bo' was never printed"):
        evidence.printed_at("Bo")


def test_a_task_that_was_over_did_not_answer_to_a_cancellation():
    observer = Observer(stage=SimpleNamespace(recorder=SimpleNamespace(elapsed=0.0)))

    async def main():
        quick, slow = (asyncio.create_task(asyncio.sleep(seconds)) for seconds in (0, 60))
        await quick
        for task in quick, slow:
            await observer.cancel(task)

    asyncio.run(main())
    assert [one.cancelled for one in observer.facts.cancels] == [True]


@pytest.mark.parametrize(("line", "is_the_students"), [(7, True), (None, False)])
def test_a_task_that_was_collected_before_its_end_was_left_as_well(line, is_the_students):
    """When Python collects it is chance: the verdict must not depend on that."""
    gone = LoopReport("Task was destroyed but it is pending!", "", line, "", None)
    one = seen(noticed=noticed(lost=(gone,)))
    if is_the_students:
        with pytest.raises(AssertionError, match=r"1 task was still running at the end.*line 7"):
            one.left_no_task()
    else:
        one.left_no_task()
