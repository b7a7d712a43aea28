"""Exercises in which the student predicts what a program prints."""

import ast
from pathlib import Path

import pytest

from grader.diagnosis.diagnose import diagnose
from grader.evidence.predictions import first_problem
from grader.exercise.catalog import Catalog
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import take
from grader.judging.session import grade

PROGRAM = """
async def program():
    print("a")
    await asyncio.sleep(0)
    print("b")
    print("c")
"""

CHECKS = (
    '''
"""Guess."""

import asyncio

from grader import Belief, as_predicted, points, run_beside, scenario

ASKS = "FIRST: list[str]\\nSECOND: list[str]"
HINTS = ("1", "2", "3")
'''
    + PROGRAM
    + '''

@scenario
async def programs(student):
    return await run_beside(student, FIRST=program, SECOND=program)


@points(1)
def test_first(programs):
    """The first."""
    as_predicted(programs, "FIRST")


@points(1)
def test_second(programs):
    """The second."""
    as_predicted(
        programs,
        "SECOND",
        Belief("b", "a", "when-a-task-runs", "b came early"),
        Belief("d", "", "when-await-pauses", "there were a d"),
        Belief("", "c", "what-cancel-does", "c was cut off"),
    )
'''
)

RIGHT = '["a", "b", "c"]'


@pytest.fixture
def guess(kit, told):
    """Grade two predictions; gives the result and what the student reads."""
    kit.add("02_second", "guess", checks=CHECKS)
    (exercise,) = kit.catalog.select(["guess"])

    def guess(first, second=RIGHT, more=""):
        file = kit.answer("guess", f"FIRST = {first}\nSECOND = {second}\n{more}")
        (result,) = grade([Answer(exercise, take(file))], Options())
        return result, told(result)

    return guess


def test_a_right_prediction_passes(guess):
    assert guess(RIGHT)[0].verdict == "pass"


def test_nothing_predicted_is_to_do(guess):
    assert guess("[..., ..., ...]", "[...]")[0].verdict == "todo"


def test_one_list_can_be_checked_before_the_other(guess):
    result, text = guess(RIGHT, "[..., ..., ...]")
    assert (result.verdict, result.points) == ("fail", 1)
    assert "line 1 of SECOND is not predicted yet" in text


def test_what_is_right_is_not_given_away(guess):
    result, text = guess('["a", "c", "b"]')
    assert result.verdict == "fail"
    assert "the first line is right; expected another line as line 2 of FIRST" in text
    assert "'b'" not in text


def test_a_changed_program_changes_nothing(guess):
    changed = "async def program():\n    print('x')\n"
    assert guess(RIGHT, more=changed)[0].verdict == "pass"
    assert guess('["x"]', more=changed)[0].verdict == "fail"


@pytest.mark.parametrize(("first", "kind"), [('"a b c"', "str"), ("None", "NoneType"), ("len", "")])
def test_what_is_no_list_costs_no_other_list(guess, first, kind):
    result, text = guess(first)
    assert (result.verdict, result.points) == ("fail", 1)
    assert f"FIRST should be a list of strings, got a {kind}" in text
    assert "write it as `FIRST: list[str] = […]`" in text


@pytest.mark.parametrize(
    ("first", "line"),
    [
        ('["a" "b", "c"]', 1),
        ('["a", "b" "c"]', 1),
        ("[\n    'a'\n    'b',\n    'c',\n]", 2),
        ("[\n    'a',\n    'b'  # then\n\n    'c',\n]", 3),
    ],
)
def test_a_missing_comma_is_told_with_its_line(guess, first, line):
    result, text = guess(first)
    assert (result.verdict, result.points) == ("fail", 1)
    assert f"a comma is missing at line {line}" in text


@pytest.mark.parametrize("first", ['["" "a", "b", "c"]', '[("a" ""), "b", "c"]'])
def test_a_string_in_two_parts_may_be_right(guess, first):
    assert guess(first)[0].verdict == "pass"


def test_a_list_under_another_name_is_found(guess):
    result, text = guess(RIGHT, more="FIRSTS = FIRST\ndel FIRST")
    assert result.verdict == "fail"
    assert "There is `FIRSTS`: is that the one?" in text


@pytest.mark.parametrize(
    ("predicted", "problem"),
    [
        (["a", "b", "c"], None),
        (["b", "a", "c"], "expected another line as line 1 of IT"),
        (["a", "b", None], "line 3 of IT is not predicted yet"),
        (["a", 2, "c"], "line 2 of IT should be a string in quotes, got 2"),
        (["a", "b"], "the program prints 3 lines, and IT has 2"),
        (["b", "a", "C"], "line 3 of IT is 'C', which the program never prints"),
        (["a", "b", "b"], "the first 2 lines are right; expected another line as line 3 of IT"),
    ],
)
def test_where_a_prediction_first_goes_wrong(predicted, problem):
    found = first_problem("IT", predicted, ["a", "b", "c"])
    assert found == problem if problem is None else found.startswith(problem)


def functions(file, names):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = {node.name: ast.dump(node) for node in tree.body if hasattr(node, "args")}
    return {name: found.get(name) for name in names}


def predicting():
    exercises = Catalog(Path(__file__).parent.parent / "exercises").exercises
    return [e for e in exercises if any(asked["kind"] == "constant" for asked in e.asks)]


def test_two_chapters_have_predictions():
    assert len({exercise.chapter for exercise in predicting()}) > 1


@pytest.mark.parametrize("exercise", predicting(), ids=lambda exercise: exercise.slug)
def test_the_stub_shows_the_programs_that_are_run(exercise):
    tree = ast.parse(exercise.check_source)
    names = {
        node.name
        for node in tree.body
        if isinstance(node, ast.AsyncFunctionDef) and not node.decorator_list
    }
    assert functions(exercise.stub, names) == functions(exercise.check_file, names)


@pytest.mark.parametrize(
    ("predicted", "told"),
    [
        (
            ["a", "c", "b"],
            "the first line is right; expected another line as line 2 of IT, got 'c', which is printed later",
        ),
        (
            ["a", "b", "a"],
            "the first 2 lines are right; expected another line as line 3 of IT, got 'a', which was printed before, and is not again",
        ),
    ],
)
def test_a_line_at_the_wrong_place_is_told_to_come_later_or_before(predicted, told):
    assert first_problem("IT", predicted, ["a", "b", "c"]) == told


@pytest.mark.parametrize(
    ("said", "spelling"),
    [
        ("baker: has gone  home", True),
        ("Baker has gone home", True),
        ("baker: has gnoe home", True),
        ("baker: was stopped", False),
        ("baker: has gone abroad", False),
        ("baker: has gone 2 home", False),
    ],
)
def test_only_of_a_slip_the_spelling_is_to_be_checked(said, spelling):
    told = first_problem("IT", [said], ["baker: has gone home"])
    assert told.endswith("check the spelling") == spelling


@pytest.mark.parametrize(
    ("second", "mistake", "said"),
    [
        ('["b", "a", "c"]', "when-a-task-runs", "SECOND has 'b' before 'a'"),
        ('["a", "b", "d"]', "when-await-pauses", "SECOND has 'd', which is never printed"),
        ('["b", "a", "d"]', "when-a-task-runs", "SECOND has 'b' before 'a'"),
        ('["a", "b"]', "what-cancel-does", "SECOND leaves out a line that is printed"),
    ],
)
def test_a_belief_behind_a_wrong_prediction_is_told(guess, second, mistake, said):
    result, report = guess(RIGHT, second)
    (named,) = diagnose(result)
    assert (named.name, named.line, named.message) == (mistake, 2, said)
    assert "It was predicted as if" in report


@pytest.mark.parametrize(
    "second", ['["a", "c", "b"]', '["a", "bb"]', '["b", ..., "a"]', '"b, a, c"']
)
def test_of_another_wrong_prediction_nothing_is_made_up(guess, second):
    assert diagnose(guess(RIGHT, second)[0]) == []
