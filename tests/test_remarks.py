"""A pass that is not clean: every report says so, calmly, and neither points nor exit status change."""

import io
import json
import re
from dataclasses import replace

import pytest
from rich.console import Console

from grader.classroom.records import verdict_on
from grader.cli.main import main
from grader.exercise.options import Options
from grader.exercise.result import Outcome
from grader.report.html import fragment
from grader.report.terminal import Terminal
from tests.watching import ready

BLOCKS = """
import time


async def double(number) -> int:
    time.sleep(0.15)
    return 2 * number
"""
TWO = """
import asyncio
import time


async def double(number) -> int:
    time.sleep(0.15)
    asyncio.sleep(1)
    return 2 * number
"""
FAST = Options(clock="fast")


@pytest.fixture(scope="module")
def results(module_kit):
    """The graded answers, by name; with a wrong one that has the same fault."""
    right = BLOCKS.replace("import time", "import asyncio").replace("time.", "await asyncio.")
    sources = {"blocks": BLOCKS, "two": TWO, "clean": right, "wrong": BLOCKS.replace("2 *", "3 *")}
    return module_kit.grade_sources(sources, clock="fast")


def printed(*results):
    """What the terminal shows of these results, as one line of text."""
    page = io.StringIO()
    console = Console(file=page, width=80, highlight=False, _environ={})
    Terminal(console).report(results, "awaitlings check {}".format)
    return re.sub(r"\s+", " ", page.getvalue())


def test_the_terminal_shows_the_remark_with_its_sentence_line_and_page(results):
    text = printed(results["blocks"])
    assert "✓ double: pass, with a remark, 3 of 3 points" in text
    assert "blocking-call: A coroutine made a blocking call" in text
    assert "it passes, and the event loop was blocked for 0.1 s by a blocking call" in text
    assert "line 5: time.sleep(0.15)" in text
    assert "explain blocking-call" in text
    assert "All checks pass, with a remark. A remark costs no points." in text


def test_only_what_is_clean_is_praised(results):
    assert "All checks pass. Well done." in printed(results["clean"])
    for others in ([results["blocks"]], [results["clean"], results["two"]]):
        assert "Well done" not in printed(*others)
    assert "All checks pass, with 2 remarks." in printed(results["clean"], results["two"])


def test_among_many_answers_a_remark_is_shown_without_the_checks(results):
    clean, blocks = results["clean"], results["blocks"]
    text = printed(clean, clean, clean, blocks)
    assert text.count("line 5: time.sleep(0.15)") == 1
    assert "It returns twice the number." not in text
    assert (text.count("pass, remark 3/3"), text.count("pass 3/3")) == (1, 3)


def test_an_answer_that_fails_has_mistakes_and_no_remarks(results):
    text = printed(results["wrong"])
    assert "remark" not in text
    assert "remark" not in fragment(results["wrong"]).partition("</style>")[2]


def test_the_page_shows_the_remark(results):
    markup = fragment(results["blocks"])
    assert 'aria-label="pass, with a remark, 3 of 3 points' in markup
    assert (markup.count('class="remark"'), markup.count('class="mistake"')) == (1, 0)
    assert "More about blocking-call" in markup
    assert 'class="remark"' not in fragment(results["clean"])


def test_what_hidden_checks_saw_is_no_remark(results):
    result = replace(results["blocks"], evidence=())  # it has the evidence of public checks only
    assert "remark" not in fragment(result).partition("</style>")[2]
    assert verdict_on(result, "key", FAST)["report"]["remarks"] == []
    assert len(verdict_on(results["blocks"], "key", FAST)["report"]["remarks"]) == 1


def test_where_a_hidden_check_fails_there_is_no_remark(results):
    result = results["blocks"]
    first, *rest = result.checks
    failed = replace(first, check=replace(first.check, name="test_hidden"), outcome=Outcome.FAIL)
    result = replace(result, checks=[failed, *rest])
    assert "remark" not in fragment(result, hidden={"test_hidden"}).partition("</style>")[2]
    assert verdict_on(result, "key", FAST)["report"]["remarks"] == []


@pytest.mark.parametrize(("source", "names"), [(BLOCKS, ["blocking-call"]), ("clean", [])])
def test_the_json_report_has_the_remarks_and_the_exit_status_is_that_of_a_pass(
    kit, right, monkeypatch, capsys, source, names
):
    monkeypatch.chdir(kit.folder)
    answer = kit.answer("answer", right if source == "clean" else source)
    command = ["check", "double", "--from", str(answer), "--clock", "fast", "--json", "-"]
    assert main(command) == 0
    (exercise,) = json.loads(capsys.readouterr().out)["exercises"]
    assert (exercise["points"], exercise["mistakes"]) == (3, [])
    assert [remark["name"] for remark in exercise["remarks"]] == names
    assert all(set(r) >= {"name", "file", "line", "message"} for r in exercise["remarks"])


def test_a_watch_stays_at_an_exercise_with_a_remark(watching, stub, right, two):
    term = ready(watching())
    stub.write_text(BLOCKS)
    term.until("double is done: 3 of 3 points")
    term.until("All checks pass, with a remark. e: explain blocking-call n: the next exercise")
    assert "1 of 2 done" in " ".join(two.run("list").stdout.split())
    term.type("e")
    term.until("What happened")
    stub.write_text(right)
    term.until("again: twice a number")
