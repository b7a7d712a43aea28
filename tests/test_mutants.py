"""For authors: right answers are broken, and what no check refuses is reported."""

import asyncio
import io
import random

import pytest
from rich.console import Console

from grader.authoring.mutants import running
from grader.authoring.mutants.grading import passing, refuse
from grader.authoring.mutants.making import mutants_at, sites
from grader.authoring.mutants.mutant import Mutant, changed_lines
from grader.authoring.mutants.reading import checking
from grader.authoring.mutants.report import break_answers
from grader.errors import CannotGrade
from tests.author import SOLUTION

pytestmark = pytest.mark.one_python

SURVIVES = """another number:
  solutions/01_first/double/solution.py:8 passes (seed 1)
    - await asyncio.sleep(0.05)
    + await asyncio.sleep(0.1)
"""
SAME = """
[[same]]
file = "solution.py"
kind = "another number"
before = "await asyncio.sleep(0.05)"
after = "await asyncio.sleep({})"
why = "A moment is not defined."
"""


@pytest.fixture
def short(author, monkeypatch):
    """An author of one answer, with little that can be changed."""
    for name in ("right_one.py", "right_two.py"):
        (author.folder / name).unlink()
    monkeypatch.chdir(author.kit.folder)
    return author


def report(author, sample=None, draw="1"):
    """Whether no mutant survives, and what is printed."""
    page = io.StringIO()
    console = Console(file=page, soft_wrap=True, highlight=False)
    exercises = author.kit.catalog.exercises
    well = break_answers(exercises, seeds=2, sample=sample, draw=draw, console=console)
    return well, page.getvalue()


def mutants(author):
    (exercise,) = author.kit.catalog.exercises
    return list(mutants_at(sites(exercise)))


def graded(author, text):
    """A mutant with this text, graded with three seeds."""
    (exercise,) = author.kit.catalog.exercises
    mutant = Mutant(exercise, author.folder / "solution.py", "by hand", 1, "", "", text)
    (one,) = asyncio.run(refuse([mutant], 3))
    return one


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("one\n  two\nthree\n", "one\n  2\nthree\n", (2, "two", "2")),
        ("one\ntwo\n", "one\nand\ntwo\n", (1, "one", "one\nand")),
        ("one\ntwo\n", "one\n", (1, "one\ntwo", "one")),
        ("one\n", "one\n", (0, "", "")),
    ],
)
def test_the_changed_lines_are_told_before_and_after(old, new, expected):
    assert changed_lines(old, new) == expected


def test_what_does_not_run_is_not_changed(author):
    author.write("solution.py", SOLUTION + "\n\ndef not_called():\n    return 1 + 1\n")
    made = [mutant for mutant in mutants(author) if mutant.file.name == "solution.py"]
    assert made
    assert [mutant for mutant in made if mutant.line > SOLUTION.count("\n")] == []


def test_no_program_is_graded_twice(author):
    made = [mutant.text for mutant in mutants(author)]
    assert {mutant.file.name for mutant in mutants(author)} == {"solution.py"}  # they are all alike
    assert len(made) == len(set(made))


def test_an_answer_is_no_mutant(short):
    assert "return 3 * number" not in [mutant.after for mutant in mutants(short)]  # wrong_0.py
    assert "return 1 * number" in [mutant.after for mutant in mutants(short)]


def test_what_concerns_a_cancellation_is_changed_only_where_the_brief_speaks_of_it(short):
    kinds = {mutant.kind for mutant in mutants(short)}
    assert "a cancellation swallowed" not in kinds
    short.change(short.stub, "What is\nchecked:", "It can be cancelled. What is\nchecked:")
    assert {mutant.kind for mutant in mutants(short)} - kinds == {"a cancellation swallowed"}


def test_a_mutant_that_passes_is_reported(short):
    well, text = report(short)
    assert SURVIVES in text
    assert "return 1 * number" not in text
    assert not well


def test_a_mutant_that_is_the_same_program_is_not_reported(short):
    _, before = report(short)
    short.write("same_program.toml", SAME.format("0.1"))
    _, text = report(short)
    assert SURVIVES not in text
    assert ("0 the same program" in before, "1 the same program" in text) == (True, True)


def test_an_entry_for_no_mutant_that_passes_is_reported(short):
    short.write("same_program.toml", SAME.format("7"))
    well, text = report(short)
    expected = "double/same_program.toml: solution.py: another number: no such mutant passes"
    assert expected in text
    assert not well


@pytest.mark.parametrize("text", ["[[same]]\nfile = 'solution.py'\n", "same = 3", "[[", ""])
def test_an_unusable_list_is_reported(short, text):
    short.write("same_program.toml", text)
    with pytest.raises(CannotGrade, match=r"same_program.toml cannot be used.*kind.*why"):
        report(short)


def test_a_sample_can_be_drawn_again(short):
    def told(draw):
        _, text = report(short, sample=3, draw=draw)
        return [line for line in text.splitlines() if " s)" not in line]

    assert told("a") == told("a")
    assert "--draw a" in told("a")[0]
    assert any(told("a")[1:] != told(draw)[1:] for draw in "bcde")


def test_one_seed_that_lets_it_through_is_enough(author):
    number = random.Random("3/double/doubled").randrange(1, 1000)
    with_last = SOLUTION.replace("2 * number", f"2 * number if number == {number} else None")
    assert graded(author, with_last).passes_with == "3"
    assert graded(author, SOLUTION.replace("2 *", "3 *")).passes_with == ""


def test_a_mutant_that_spins_is_stopped_soon(author, monkeypatch):
    monkeypatch.setattr(running, "LIMIT", 0.3)
    spins = SOLUTION.replace("await asyncio.sleep(0.05)", "while True: pass")
    assert graded(author, spins).passes_with == ""


def test_a_mutant_is_not_refused_because_the_machine_was_late(author, monkeypatch):
    monkeypatch.setattr(running, "LIMIT", 0.0)
    monkeypatch.setattr(running, "SLOWER", 0.0)
    assert graded(author, SOLUTION).passes_with == ""
    monkeypatch.setattr(running.Runs, "_limit_now", slower_each_time())
    assert graded(author, SOLUTION).passes_with == "1"


def slower_each_time():
    """The solution needs more time, whenever it is asked."""
    limits = iter([0.001, 5.0])

    async def limit_now(runs, scenario):
        runs._limits[scenario] = next(limits, 5.0)
        return runs._limits[scenario]

    return limit_now


def test_what_passes_is_graded_once_more_as_a_learners_answer(author):
    one = graded(author, SOLUTION)
    ((_, result),) = passing([one])
    assert (one.passes_with, result.verdict) == ("1", "pass")


def test_a_scenario_that_draws_nothing_needs_but_one_seed(author):
    author.change(author.checks, "student, rng):", "student):")
    author.change(author.checks, "rng.randrange(1, 1000)", "4")
    author.change(author.checks, "doubled.4", "4")
    (exercise,) = author.kit.catalog.exercises
    assert not checking(exercise).draw(["doubled"])


def test_the_command_exits_with_1_if_a_mutant_survives(short):
    ran = short.kit.run("mutants", "double", "--seeds", "1")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert SURVIVES in ran.stdout
