"""Which scenarios are drawn of a failed check: those that the failed statement is about."""

import pytest

from grader.evidence.difference import expect
from grader.evidence.evidence import Evidence
from grader.evidence.failures import within
from grader.evidence.values import Value
from grader.exercise.decorators import Check
from grader.exercise.result import Outcome
from grader.judging.judge import judge
from grader.report.pictured import pictured

ONE = Evidence("one", "", returned=Value(1), elapsed=1.0)
TWO = Evidence("two", "", returned=Value([2, 3]), elapsed=2.0)


def by_its_value(one, two):
    expect(one.value, 1, "one")
    expect(two.value, [], "two")


def by_a_variable(one, two):
    first, second = two.value.plain
    expect(one.value, 1, "one")
    within(second - first, under=0.5, what="two")


def in_a_loop(one, two):
    for evidence, seconds in (one, 1.5), (two, 1.5):
        within(evidence.elapsed, under=seconds, what="it")


def in_a_loop_with_words(one, two):
    for evidence, what in (one, "one"), (two, "two"):
        seconds = evidence.elapsed
        within(seconds, under=1.5, what=what)


def by_an_item(one, two):
    assert one.elapsed
    for number in two.value.plain:
        assert number == 0, "not 0"


def in_a_helper(one, two):
    assert one.elapsed
    must_be_empty(two.value.plain, "two")


def must_be_empty(values, what):
    assert not values, what


def by_a_question(one, two):
    one.took(over=0.5, under=1.5)
    two.took(over=0.5, under=1.5)


def of_both(one, two):
    assert one.value.plain == two.value.plain, "not the same"


def of_nothing_known(one, two):
    raise AssertionError


@pytest.mark.parametrize(
    ("function", "drawn"),
    [
        (by_its_value, ["two"]),
        (by_a_variable, ["two"]),
        (in_a_loop, ["two"]),
        (in_a_loop_with_words, ["two"]),
        (by_an_item, ["two"]),
        (in_a_helper, ["two"]),
        (by_a_question, ["two"]),
        (of_both, ["one", "two"]),
        (of_nothing_known, ["one", "two"]),
    ],
)
def test_the_scenario_that_the_failed_statement_is_about(function, drawn):
    result = judge(Check("test", "A sentence.", 1, 1), function, {"one": ONE, "two": TWO})
    assert result.outcome is Outcome.FAIL
    assert [evidence.scenario for evidence in pictured(result)] == drawn
