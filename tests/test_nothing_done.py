"""No check passes for an answer that does nothing."""

import ast
from pathlib import Path

import pytest

from grader.exercise.catalog import Catalog
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import take
from grader.judging.session import grade

CATALOG = Catalog(Path(__file__).resolve().parent.parent / "exercises")
OF_NOTHING = {"as_ready": ["test_no_url"], "spawner": ["test_nothing_spawned"]}
"""Checks that ask just for that."""


class DoesNothing(ast.NodeTransformer):
    """Returns at once where a stub says that it is still to do."""

    def visit_Raise(self, node: ast.Raise) -> ast.stmt:
        return ast.Return() if "NotImplementedError" in ast.unparse(node) else node


@pytest.mark.timeout(300)  # it runs all exercises
def test_an_answer_that_does_nothing_passes_no_check(tmp_path):
    answers = []
    for exercise in CATALOG.exercises:
        file = tmp_path / f"{exercise.slug}.py"
        stub = ast.parse(exercise.stub.read_text(encoding="utf-8"))
        file.write_text(ast.unparse(ast.fix_missing_locations(DoesNothing().visit(stub))))
        answers.append(Answer(exercise, take(file)))
    passed = {
        result.answer.exercise.slug: [c.check.name for c in result.checks if c.outcome == "pass"]
        for result in grade(answers, Options(clock="fast"))
    }
    assert {slug: checks for slug, checks in passed.items() if checks} == OF_NOTHING
