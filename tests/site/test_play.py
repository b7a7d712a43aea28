"""The page that grades: the same verdicts as the command, in headless Chromium."""

import re

import pytest

from grader.authoring.in_stub import in_stub
from grader.exercise.catalog import KIT, Catalog
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.solutions import solutions_folder
from grader.exercise.submission import from_bytes, take
from grader.judging.session import grade
from grader.report.as_json import as_data
from tests.site.in_chromium import check_on_pages

PATIENCE = 100.0
"""Seconds until Python must be ready on a page, and a report must come."""
FIRST = Catalog(KIT / "exercises").select(["greet", "fetch_all", "get_json", "test_retry"])
"""One of each kind that works in a browser. All others run in the same Python: `make verify-browser`."""
THREADS = re.compile("thread|executor", re.IGNORECASE)
"""What a browser does not have: such an answer is told so there."""
SPINS = "async def fetch_all(fetch, urls):\n    while True: pass\n"
SPINS_FOR_NONE = """\
import asyncio

async def fetch_all(fetch, urls):
    while not urls: pass
    return await asyncio.gather(*map(fetch, urls))
"""
GIVES_TURNS = """\
import asyncio

async def fetch_all(fetch, urls):
    for _ in range(8000):
        await asyncio.sleep(0)
    return await asyncio.gather(*map(fetch, urls))
"""
"""What was recorded of so many turns overflowed the stack when it was freed."""
CALLS_ITSELF = """\
def deep(number):
    return list(map(deep, [number + 1]))

async def fetch_all(fetch, urls):
    return deep(0)
"""
OVERFLOWS = """\
import sys

def deep(number):
    return sorted([number + 1], key=deep)

async def fetch_all(fetch, urls):
    sys.setrecursionlimit(1_000_000)
    return deep(0)
"""
"""It ends Python itself, here as there. In a browser the next answers must not suffer for it."""
OVERFLOW = re.compile("fatal error|Maximum call stack size exceeded")
RAISES = "raise RuntimeError('at import')\n"


HOSTILE = [SPINS, SPINS_FOR_NONE, OVERFLOWS, RAISES, GIVES_TURNS, CALLS_ITSELF]


def texts(exercise):
    """Untouched (None), the solution, and two wrong answers, as a learner would have them."""
    folder = solutions_folder(exercise)
    wrong = [f for f in sorted(folder.glob("wrong_*.py")) if not THREADS.search(f.read_text())][:2]
    answers = [in_stub(Answer(exercise, take(file, file.stem))) for file in wrong]
    hostile = HOSTILE if exercise.slug == "fetch_all" else []
    given = [answer.submission.text for answer in answers]
    return [None, (folder / "solution.py").read_text("utf-8"), *given, *hostile]


@pytest.fixture(scope="module")
def seen(site):
    """What came of all these answers in one browser."""
    given = {f"exercises/{e.chapter}/{e.slug}.html": texts(e) for e in FIRST}
    return check_on_pages(site, given, PATIENCE)


def in_short(report):
    mistakes = [(one["name"], one["line"]) for one in report["mistakes"][:1]]
    failed = [one["name"] for one in report["checks"] if one["outcome"] != "pass"]
    return report["verdict"], report["points"], failed, mistakes


def test_each_answer_gets_what_the_command_gives_it(seen):
    answers = [
        Answer(
            e, from_bytes((e.stub.read_text("utf-8") if t is None else t).encode(), e.slug, e.stub)
        )
        for e in FIRST
        for t in texts(e)
    ]
    results = grade(answers, Options(clock="fast"))
    expected = as_data(results, Options(), 0)["exercises"]
    got = [one["report"] for one in seen["results"]]
    assert [(g["slug"], *in_short(g)) for g in got] == [(e["slug"], *in_short(e)) for e in expected]
    assert {"pass", "fail", "todo", "timeout"} <= {one["verdict"] for one in got}


def test_nothing_is_complained_of_and_no_other_host_is_asked(seen):
    assert [one for one in seen["complaints"] if not OVERFLOW.search(one)] == []
    assert seen["others"] == []


def test_a_page_loads_each_file_once_and_no_more_than_20_megabytes(seen):
    assert seen["twice"] == []
    assert seen["loaded"] < 20e6


def test_the_work_is_kept_and_checked_without_a_network(seen):
    assert seen["kept"].strip() == "# kept"
    assert seen["offline"] == "fail"
