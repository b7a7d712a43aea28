"""Hidden checks: graded after the public ones, for a teacher."""

import pytest

from grader.authoring.verify_hidden import faults
from grader.exercise.catalog import KIT, Catalog
from grader.exercise.hidden import hidden_checks, joined, with_hidden
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import Submission, take
from grader.judging.session import grade

pytestmark = pytest.mark.one_python

FAST = Options(clock="fast")
NAME_LIST = """
import asyncio

async def greet(name):
    print(f"Hello, {name}!")
    await asyncio.sleep(1)
    if not name.isascii():
        raise ValueError(name)
    print(f"Goodbye, {name}!")
"""


def greet():
    (exercise,) = Catalog(KIT / "exercises").select(["greet"])
    return exercise


def graded(source):
    answer = Answer(greet(), Submission("ada", KIT / "greet.py", source))
    (result,) = joined(grade(with_hidden([answer]), FAST))
    return result


def test_an_answer_that_only_hidden_checks_catch_fails():
    result = graded(NAME_LIST)
    failed = [check.check.name for check in result.checks if check.outcome == "fail"]
    assert failed == ["test_a_queue", "test_any_name"]
    assert (result.verdict, result.points, result.max_points) == ("fail", 4, 6)


def test_what_was_seen_in_hidden_scenarios_is_not_in_the_result():
    result = graded(NAME_LIST)
    assert {evidence.scenario for evidence in result.evidence} == {
        "one_visitor",
        "five_visitors",
        "some_come_and_go",
    }


def test_an_exercise_without_hidden_checks_has_none():
    (kinds,) = Catalog(KIT / "exercises").select(["kinds"])
    assert hidden_checks(kinds) is None
    answer = Answer(kinds, take(kinds.stub))
    assert with_hidden([answer]) == [answer]


def test_if_a_right_answer_fails_them_they_are_at_fault():
    right = Answer(greet(), Submission("right_but_picky", KIT / "picky.py", NAME_LIST))
    said = [sentence for _, sentence in faults([right], FAST)]
    assert said == [
        "right_but_picky should pass, but fails test_a_queue, test_any_name",
        "no wrong answer fails test_a_queue: write one that does",
        "no wrong answer fails test_any_name: write one that does",
    ]


def test_check_and_the_catalog_do_not_see_them():
    exercise = greet()
    assert [check.name for check in exercise.checks if "queue" in check.name] == []
    assert exercise.max_points == 4
