"""For authors: right answers are broken, and what no check refuses is reported."""

from grader.authoring.mutants.making import mutants_of
from grader.authoring.mutants.mutant import changed_lines
from tests.author import SOLUTION


def test_the_changed_lines_are_told_before_and_after():
    old = "def f():\n    one\n    two\n    three\n"
    new = "def f():\n    one\n    2\n    three\n"
    assert changed_lines(old, new) == (3, "two", "2")


def test_no_mutant_of_what_does_not_run(author):
    solution = author.folder / "solution.py"
    solution.write_text(SOLUTION + "\n\ndef not_called():\n    return 1 + 1\n")
    lines = SOLUTION.count("\n")
    made = [m for m in mutants_of(author.kit.catalog.exercises[0]) if m.file == solution]
    assert made
    assert [mutant for mutant in made if mutant.line > lines] == []
