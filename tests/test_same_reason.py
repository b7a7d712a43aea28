"""A check that fails for the same reason as the one above says so, in every report."""

import io

import pytest
from rich.console import Console

from grader.evidence.evidence import Evidence
from grader.exercise.decorators import Check
from grader.exercise.result import Answer, CheckResult, Result
from grader.exercise.submission import Submission
from grader.report.failure import AS_ABOVE, AT_THE_TOP
from grader.report.html import fragment
from grader.report.terminal import Terminal
from tests.test_html import ANSWERS, EXERCISE, words

RAISED = "it raised ValueError: no"
ANSWER = Submission("ada", ANSWERS / "solution.py", "x = 1\n")


def result(*messages, seen=()):
    checks = [
        CheckResult(Check(f"test_{n}", f"Sentence {n}.", 1, n), "fail" if m else "pass", m)
        for n, m in enumerate(messages)
    ]
    return Result(Answer(EXERCISE, ANSWER), checks, list(seen))


def in_terminal(graded):
    sheet = io.StringIO()
    Terminal(Console(file=sheet, width=80)).details(graded)
    return " ".join(sheet.getvalue().split())


def on_page(graded):
    return words(fragment(graded))


@pytest.mark.parametrize("shown", [in_terminal, on_page])
@pytest.mark.parametrize(
    ("messages", "told", "as_above"),
    [
        ((RAISED, RAISED, RAISED), 1, 2),
        ((RAISED, "", RAISED), 1, 1),
        ((RAISED, "another", RAISED), 2, 0),
        ((RAISED,), 1, 0),
        (("",), 0, 0),
    ],
)
def test_a_reason_is_shown_once_and_then_referred_to(shown, messages, told, as_above):
    text = shown(result(*messages))
    assert (text.count(RAISED), text.count(AS_ABOVE)) == (told, as_above)


@pytest.mark.parametrize("shown", [in_terminal, on_page])
def test_a_reason_above_all_checks_is_not_referred_to(shown):
    rejected = Evidence("s", "", "rejected", "The file is empty.")
    text = shown(result("The file is empty.", "The file is empty.", seen=[rejected]))
    assert (text.count("The file is empty."), text.count(AS_ABOVE)) == (1, 0)


@pytest.mark.parametrize("shown", [in_terminal, on_page])
def test_a_reason_above_all_checks_is_referred_to_where_it_is_not_that_of_all(shown):
    hung = Evidence("s", "", "timeout", "It did not end.")
    text = shown(result("", "It did not end.", RAISED, "It did not end.", seen=[hung]))
    assert (text.count("It did not end."), text.count(AT_THE_TOP)) == (1, 2)


def test_a_hidden_check_does_not_show_its_reason():
    text = words(fragment(result(RAISED, RAISED), hidden={"test_1"}))
    assert (text.count(RAISED), text.count(AS_ABOVE)) == (1, 0)
