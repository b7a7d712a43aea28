"""The pages about mistakes: their form, their links, and that they give nothing away."""

import re
from pathlib import Path

import pytest
from corpus import MARK, example

from grader.diagnosis import pages
from grader.diagnosis.remarks import ASKED
from grader.diagnosis.rules import RULES
from grader.exercise.catalog import Catalog

KIT = Path(__file__).resolve().parents[2]
HEADINGS = [
    "What happened",
    "How it shows",
    "Why asyncio does this",
    "How to think about it",
    "A broken example",
    "Read more",
]
LONG = 40
"""Characters from which on a line is somebody's own, unless it is one of the IDIOMS."""
IDIOMS = {"async with asyncio.TaskGroup() as group:"}

each_page = pytest.mark.parametrize("page", pages().values(), ids=lambda page: page.name)


@each_page
def test_a_page_has_its_parts_in_order(page):
    assert page.text.startswith(f"# {page.name}\n\n{page.summary}\n")
    assert re.findall(r"^## (.*)$", page.text, re.M) == HEADINGS
    parts = re.split(r"^## .*$", page.text, flags=re.M)
    assert all(part.strip() for part in parts)


@each_page
def test_a_summary_is_one_short_sentence(page):
    assert len(page.summary) <= 90
    assert page.summary.endswith(".")


@each_page
def test_an_example_compiles_and_marks_one_line(page):
    source = example(page.text)
    compile(source, page.name, "exec")
    assert "async def main(" in source or "from bakery import" in source
    assert page.text.count(MARK) == source.count(f"  {MARK}\n") == 1


@each_page
def test_there_is_something_to_read(page):
    reading = page.text.partition("## Read more")[2]
    assert re.search(r"\(https://docs\.(python|aiohttp)\.org/\S+\)", reading)


@each_page
def test_a_page_gives_no_solution_away(page):
    solutions = [f.read_text(encoding="utf-8") for f in KIT.glob("solutions/**/solution.py")]
    assert solutions
    lines = {line.strip() for text in solutions for line in text.splitlines()} - IDIOMS
    assert [line for line in lines if len(line) >= LONG and line in page.text] == []


def test_every_mistake_that_is_named_has_a_page():
    in_rules = {rule.name for rule in RULES} | {name for name, _ in ASKED}
    in_checks = {check.shows for e in Catalog(KIT / "exercises").exercises for check in e.checks}
    answers = [f.read_text(encoding="utf-8") for f in KIT.glob("solutions/*/*/wrong_*.py")]
    in_answers = {
        name for text in answers for name in re.findall(r"^# mistake: (\S+)$", text, re.M)
    }
    named = (in_rules | in_checks | in_answers) - {"", "none"}
    assert named - set(pages()) == set()
