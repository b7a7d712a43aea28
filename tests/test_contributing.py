"""What CONTRIBUTING.md says: the exercise in it works, and the files that it names are there."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CHECKS, WRONG, *_ = (dedent(code) for code in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL))
RIGHT = """
import asyncio


async def double_all(double, numbers):
    return await asyncio.gather(*map(double, numbers))
"""
PATHS = set(re.findall(r"`((?:grader|tests)/[\w/.-]*)`", TEXT))


def test_its_exercise_tells_right_from_wrong(kit):
    kit.add("01_first", "double", checks=CHECKS)
    results = kit.grade_sources({"right": RIGHT, "wrong": WRONG}, clock="fast")
    failed = {c.check.name for c in results["wrong"].checks if c.outcome == "fail"}
    assert results["right"].verdict == "pass"
    assert failed == set(re.search(r"# fails: (.*)", WRONG)[1].split(", "))


@pytest.mark.parametrize("path", sorted(PATHS))
def test_a_file_that_it_names_is_there(path):
    assert (ROOT / path).exists()
