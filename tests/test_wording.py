"""The small words of messages: numbers that differ, one and many, values that print alike."""

import asyncio
from dataclasses import replace

import pytest

from grader.evidence.difference import Mismatch, difference
from grader.evidence.evidence import Evidence
from grader.evidence.failures import (
    NotSeen,
    TimeMissed,
    apart,
    count,
    differing,
    summed,
    were,
    within,
)
from grader.evidence.values import Opaque, Value
from grader.report.failure import context, error_lines, place_lines, without_kit
from grader.worker.encoding import describe, error_tree
from grader.worker.observations import Error, Frame, LoopReport
from grader.worker.stopped import TYPE as STOPPED
from tests.by_hand import call, error, noticed


@pytest.mark.parametrize(
    ("one", "other", "texts"),
    [
        (0.7, 0.5, ("0.7", "0.5")),
        (0.504, 0.5, ("0.504", "0.5")),
        (0.4996, 0.5, ("0.4996", "0.5")),
        (2.449, 2.45, ("2.4", "2.45")),
        (0.86, 0.88, ("0.86", "0.88")),  # and not 0.9, which is more
        (0.50001, 0.5, ("0.50001", "0.5")),
        (0.5, 0.5, ("exactly 0.5", "0.5")),
        (0.1 + 0.2, 0.3, ("exactly 0.3", "0.3")),
        (3600.2, 3600, ("3600.2", "3600")),
    ],
)
def test_two_times_have_the_digits_that_tell_them_apart(one, other, texts):
    assert apart(one, other) == texts


@pytest.mark.parametrize(
    ("seconds", "texts"),
    [
        ([1.0, 2.0], ("3.0", ["1.0", "2.0"])),
        ([2.04, 2.04, 2.04], ("6.12", ["2.04", "2.04", "2.04"])),
        ([0.04, 0.96], ("1.00", ["0.04", "0.96"])),
        ([0.0, 1.0], ("1.0", ["0.0", "1.0"])),
        ([1.003, 1.004], ("2.0", ["1.0", "1.0"])),
        ([0.1001] * 3, ("0.3", ["0.1"] * 3)),
        ([], ("0.0", [])),
    ],
)
def test_the_parts_of_a_time_add_up(seconds, texts):
    assert summed(seconds) == texts


@pytest.mark.parametrize("bounds", [{"under": 0.5}, {"over": 0.5, "under": 9.0}])
def test_a_missed_bound_is_not_the_time_that_missed_it(bounds):
    for seconds in (0.5, 0.499999, 0.500001):
        try:
            within(seconds, what="it", **bounds)
        except TimeMissed as error:
            assert "took 0.5 s" not in str(error)


@pytest.mark.parametrize(
    ("number", "noun", "text"),
    [
        (0, "call", "no calls"),
        (1, "call", "1 call"),
        (2, "call", "2 calls"),
        (1, "fetch", "1 fetch"),
        (3, "fetch", "3 fetches"),
        (2, "copy", "2 copies"),
        (2, "day", "2 days"),
        (2, "process", "2 processes"),
        (2, "child/children", "2 children"),
        (1, "child/children", "1 child"),
    ],
)
def test_a_number_and_its_noun_agree(number, noun, text):
    assert count(number, noun) == text


def test_a_number_and_its_verb_agree():
    assert [were(number) for number in (0, 1, 2)] == ["were", "was", "were"]


ALIKE = [
    (Opaque("Word", "'tea'"), "tea"),
    ([Opaque("Level", "1"), 2], [1, 2]),
    ([Opaque("Level", "1"), Opaque("Level", "2")], [1, 2]),
    ({"a": [Opaque("Level", "1")], "b": Opaque("X", "2")}, {"a": [1], "b": 2}),
    ({Opaque("Word", "'a'"): 1}, {"a": 1}),
    ({Opaque("Word", "'a'")}, {"a"}),
    ("caf\u00e9", "cafe\u0301"),
    ("te\u0430", "tea"),
    (["te\u0430", "x", "y"], ["tea", "z", "y"]),
]


@pytest.mark.parametrize(("got", "expected"), ALIKE)
def test_what_prints_alike_is_shown_apart(got, expected):
    _, wanted, given = difference(got, expected)
    told = wanted.removeprefix("expected: "), given.removeprefix("got:      ")
    assert told[0] != told[1]
    assert all(text.isascii() for text in told)
    (line, *_) = str(Mismatch(got, expected, what="it")).splitlines()
    assert line.isascii()


def test_a_short_message_tells_the_types_of_what_prints_alike():
    message = str(Mismatch(Opaque("Word", "'tea'"), "tea", what="the drink"))
    assert message == "the drink: expected 'tea', a str, got 'tea', a Word"


def asked(*arguments, made=()):
    calls = tuple(call("get_team", label) for label in made)
    evidence = Evidence("s", "", returned=Value(None), calls=calls)
    with pytest.raises(AssertionError) as caught:
        evidence.called("get_team", *arguments)
    return str(caught.value)


def test_a_call_that_should_not_have_been_is_shown_with_its_argument():
    assert asked(made=["None"]) == "expected no call of get_team, got get_team(None)"
    assert asked(made=[""]) == "expected no call of get_team, got get_team()"


def test_a_call_with_another_argument_is_told_from_one_with_none():
    assert asked("t1", made=["None"]) == "expected get_team to be called with t1, got None"
    assert asked("t1", made=[""]) == "expected get_team to be called with t1, got no argument"
    assert asked(3, made=["'3'"]) == "expected get_team to be called with 3, got '3'"


def stopped(message, line=None):
    return Evidence("s", "", error=error(STOPPED, message, line))


def test_a_scenario_that_gave_up_is_not_told_as_an_error_of_the_students():
    with pytest.raises(NotSeen) as caught:
        stopped("`start` was never called").must_have_returned()
    assert str(caught.value) == "`start` was never called"
    with pytest.raises(NotSeen, match=r"^expected LookupError, but `start` was never called$"):
        stopped("`start` was never called").raised(LookupError)
    with pytest.raises(NotSeen, match=r"^`on_answer` raised KeyError: 1 \(line 7\)$"):
        stopped("`on_answer` raised KeyError: 1", 7).must_have_returned()


def test_where_in_memory_an_object_is_says_nothing():
    coroutine = asyncio.sleep(1)
    assert describe(coroutine) == "<coroutine object sleep>"
    assert error_tree(TypeError(f"got {coroutine}"), "x.py").message == f"got {describe(coroutine)}"
    coroutine.close()


def test_a_scenario_is_named_in_plain_words_above_each_of_its_parts():
    seen = Evidence("last_fails", "", output="hello\n", error=error("KeyError", "1", 3))
    assert [line for line in context(seen) if line.endswith(":")] == [
        "last fails, where it stopped:",
        "last fails, output:",
    ]


def test_an_exception_of_another_class_with_the_same_name_is_told_apart():
    own = Evidence("s", "", error=error("greet.LookupError", "nobody", 4))
    why = "LookupError: nobody (line 4): that is greet.LookupError, another class of the same name"
    with pytest.raises(AssertionError) as caught:
        own.raised(LookupError)
    assert str(caught.value) == f"expected LookupError, got {why}"
    with pytest.raises(AssertionError, match=r"another class of the same name$"):
        own.raised_all(LookupError("nobody"))
    with pytest.raises(AssertionError, match=r"^expected KeyError, got LookupError: [^:]*$"):
        own.raised(KeyError)


def lost(error, text, raised=None):
    return LoopReport("Exception in callback", error, None, text, raised)


def test_an_exception_that_nothing_caught_is_shown():
    reports = (lost("TypeError", "no len()", 7), lost("TypeError", "no len()", 7), lost("", ""))
    seen = Evidence("s", "", noticed=noticed(lost=reports))
    assert place_lines(seen) == ["Raised, and nothing caught it: TypeError: no len() (line 7)"]
    seen = replace(seen, error=error("KeyError", "1", 3))
    assert place_lines(seen) == ["Also raised, and nothing caught it: TypeError: no len() (line 7)"]


def test_of_a_group_the_line_that_raised_it_comes_first():
    inner, raised = Frame(5, "guard", "await coro"), Frame(9, "close", "raise ExceptionGroup")
    leaf = Error("builtins.LookupError", "", (inner,), ())
    group = Error("builtins.ExceptionGroup", "", (raised,), (leaf,))
    lines = [
        "line 9, in close: raise ExceptionGroup",
        "an error in it: line 5, in guard: await coro",
    ]
    assert error_lines(Evidence("s", "", error=group)) == lines


def test_where_the_student_raised_a_group_the_lines_of_the_errors_in_it_are_told_apart():
    raised = Frame(9, "close", "raise ExceptionGroup('', errors)")
    inner = [(Frame(n, "guard", "await coro"), Frame(n + 1, "send", "await line")) for n in (5, 7)]
    leaves = tuple(Error("builtins.LookupError", "", frames, ()) for frames in inner)
    group = Error("builtins.ExceptionGroup", "", (raised,), leaves)
    assert error_lines(Evidence("s", "", error=group)) == [
        "line 9, in close: raise ExceptionGroup('', errors)",
        "an error in it: line 5, in guard: await coro",
        "line 6, in send: await line",
        "an error in it: line 7, in guard: await coro",
        "line 8, in send: await line",
    ]
    alone = replace(group, frames=(Frame(9, "close", "async with TaskGroup():"),))
    assert not any("an error in it" in line for line in error_lines(Evidence("s", "", error=alone)))


def test_an_exception_that_came_out_is_not_told_twice():
    report = lost("LookupError", "no page")
    seen = Evidence("s", "", noticed=noticed(lost=(report,)), error=error("LookupError", "no page"))
    assert place_lines(seen) == []


def test_equal_calls_are_told_once_and_what_came_too_often_is_not_called_unexpected():
    got = ["bread", "cocoa", "cocoa", "bread", "milk"]
    often = "bread (2 times, expected 1)"
    told = f"; missing: tea; called too often: {often}; not expected: cocoa (2 times), milk"
    assert differing(["bread", "tea"], got) == told
    assert (
        differing([""], ["", "", "", ""]) == "; called too often: no argument (4 times, expected 1)"
    )


TRACEBACK = """before
Exception in thread Thread-1 (work):
Traceback (most recent call last):
  File "/usr/lib/python3.11/threading.py", line 1045, in _bootstrap_inner
    self.run()
  File "/home/ada/exercises/06_threads/offload.py", line 12, in work
    return read(name)
           ^^^^^^^^^^
  File "/opt/kit/grader/worker/world/functions.py", line 65, in function
    return self._outcome(name, arguments, answer, fails)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/opt/kit/exercises/06_threads/test_offload.py", line 40, in answer
    raise error
OSError: silent
after"""


def test_a_traceback_that_was_printed_has_only_the_students_frames():
    assert without_kit(TRACEBACK.splitlines()) == [
        "before",
        "Exception in thread Thread-1 (work):",
        "Traceback (most recent call last):",
        '  File "/home/ada/exercises/06_threads/offload.py", line 12, in work',
        "    return read(name)",
        "           ^^^^^^^^^^",
        "OSError: silent",
        "after",
    ]


def test_a_type_is_named_without_its_module():
    assert difference(Opaque("_asyncio.Task", "<Task>"), "a")[0] == "expected a str, got a Task"
