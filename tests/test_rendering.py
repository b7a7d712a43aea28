"""No text from a student controls a terminal, a page, a spreadsheet or a document."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console

from grader.evidence.evidence import Evidence
from grader.evidence.values import Opaque, Value
from grader.exercise.catalog import Exercise
from grader.exercise.decorators import Check
from grader.exercise.options import Options
from grader.exercise.result import Answer, CheckResult, Result
from grader.exercise.submission import Submission
from grader.report import as_json, timeline_svg
from grader.report.failure import explain_failure
from grader.report.html import fragment, page
from grader.report.safe_text import cell, visible
from grader.report.terminal import Terminal
from grader.report.timeline import ticks, timeline
from grader.worker.observations import Error, Frame, Loose, WaitingTask
from tests.by_hand import blocked, call, noticed, task_left

EVIL = "\x1b[2J\x9b31m\u202e\u2066\0\r\x7f\u2028<script>alert(1)</script>\"'&]]>[bold red]=1+1"
KIT = Path(__file__).resolve().parent.parent
STEERS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def result(evil=EVIL, *, error=True):
    """A failed answer with an evil string wherever a student or a worker can put one."""
    frame = Frame(2, evil, evil)
    calls = (
        call(evil, evil, 0.0, 1.0, line=2),
        call(evil, evil, 1.0, None, line=2, outcome="running"),
        call("fetch", evil, 2.0, 3.0, line=None, outcome="raised"),
    )
    seen_of_it = noticed(
        never_awaited=(Loose(evil, 2),),
        tasks_left=(task_left(evil, 2),),
        blocked=(blocked(0.0, 2.0, 2, evil), blocked(0.0, 2.0, 2, "time.sleep")),
        unclosed=(evil,),
    )
    seen = Evidence(
        *("s", "seed", "answered", evil),
        elapsed=3.0,
        output=f"{evil}\n" * 30,
        prints=((0.0, evil),),
        returned=Value([Opaque(evil, evil), evil]),
        error=Error(evil, evil, (frame,), (Error(evil, evil, (frame,), ()),)) if error else None,
        calls=calls,
        noticed=seen_of_it,
        running_line=2,
        waiting=(WaitingTask(2, evil, evil, None),),
    )
    check = CheckResult(
        Check("test_it", "It is so.", 1, 1), "fail", f"got {evil}\n{evil}", [seen], None
    )
    folder = KIT / "exercises/01_coroutines"
    exercise = Exercise("greet", folder.name, folder / "greet.py", folder / "test_greet.py")
    submission = Submission(evil, Path(f"{evil}.py"), f"x = 1\ny = '{evil}'\n".replace("\0", ""))
    return Result(Answer(exercise, submission), [check], [seen])


def test_of_two_scenarios_the_one_that_hangs_is_shown():
    hung = Evidence(
        "hung", "s", "timeout", "Stopped.", waiting=(WaitingTask(2, "ring", "await bell", None),)
    )
    well = Evidence("well", "s", calls=(call("fetch", "a"),), elapsed=1.0)
    check = CheckResult(Check("test_it", "It is so.", 1, 1), "fail", "", [well, hung], None)
    folder = KIT / "exercises/01_coroutines"
    exercise = Exercise("greet", folder.name, folder / "greet.py", folder / "test_greet.py")
    submission = Submission("greet", Path("greet.py"), "x = 1\n")
    graded = Result(Answer(exercise, submission), [check], [well, hung])
    assert "Still waiting at line 2: await bell" in in_terminal(graded)
    assert "Still waiting at line 2: await bell" in fragment(graded)


def in_terminal(graded):
    sheet = io.StringIO()
    terminal = Terminal(Console(file=sheet, width=80, highlight=False, force_terminal=True))
    terminal.report([graded], "awaitlings check {}".format)
    return re.sub(r"\x1b\[[\d;]*m", "", sheet.getvalue())  # our own colors


def test_only_the_mark_of_a_check_has_a_color():
    """A sentence that is wrapped would change its color halfway."""
    sheet = io.StringIO()
    console = Console(
        file=sheet, width=80, force_terminal=True, color_system="standard", _environ={}
    )
    Terminal(console).details(result())
    assert "\x1b[31m  ✗  \x1b[0mIt is so. " in sheet.getvalue()


CASES = [result(), result(error=False)]


@pytest.mark.parametrize("graded", CASES, ids=["raised", "returned"])
def test_nothing_controls_the_terminal(graded):
    shown = in_terminal(graded)
    assert STEERS.findall(shown) == []
    assert "\\x1b[2J" in shown


@pytest.mark.parametrize("graded", CASES, ids=["raised", "returned"])
def test_brackets_are_shown_and_are_not_markup(graded):
    assert "[bold red]" in in_terminal(result("[bold red]x"))


def test_the_name_of_a_rejected_file_does_not_control_the_terminal():
    graded = result()
    rejected = replace(graded.answer.submission, text="", rejected="It is empty.")
    seen = Evidence("s", "seed", "rejected", "It is empty.")
    graded = Result(replace(graded.answer, submission=rejected), [], [seen])
    assert STEERS.findall(in_terminal(graded)) == []


@pytest.mark.parametrize("graded", CASES, ids=["raised", "returned"])
def test_nothing_controls_the_terminal_in_pytests_own_report(graded):
    assert STEERS.findall(explain_failure(graded.checks[0])) == []


@pytest.mark.parametrize("graded", CASES, ids=["raised", "returned"])
def test_the_timeline_is_xml_and_contains_no_markup_of_a_student(graded):
    picture = timeline_svg.draw(timeline(graded.evidence[0]))
    assert STEERS.findall(picture) == []
    tree = ElementTree.fromstring(picture)
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= {
        *("svg", "title", "desc", "style", "rect", "text", "line")
    }


@pytest.mark.parametrize("graded", CASES, ids=["raised", "returned"])
def test_the_page_is_xml_and_contains_no_script(graded):
    whole = page(EVIL, [fragment(graded)])
    assert STEERS.findall(whole) == []
    assert "<script" not in whole
    tree = ElementTree.fromstring(whole.partition("\n")[2].replace("<!DOCTYPE html>", ""))
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert [name for name in attributes if name.startswith("on")] == []


@pytest.mark.parametrize("graded", CASES, ids=["raised", "returned"])
def test_json_on_a_terminal_is_plain_ascii(graded):
    text = json.dumps(as_json.as_data([graded], Options(seed="s"), 1.0), allow_nan=False)
    assert text.isascii()
    assert STEERS.findall(text.replace("\x7f", "")) == []


@pytest.mark.parametrize("length", [10, 3000, 300_000])
def test_endless_text_is_cut(length):
    assert len(in_terminal(result("x" * length))) < 40_000


def test_a_message_of_endless_lines_is_cut():
    assert in_terminal(result("x\n" * 5000)).count("\n") < 200


@pytest.mark.parametrize("text", ["plain", "é ✓ 日本", "a\tb", "", "[bold]", "1 + 1"])
def test_ordinary_text_stays_as_it_is(text):
    assert visible(text) == text


@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.3, 5.0, 20.0, 1e5, 1e12])
def test_an_axis_never_has_many_marks(seconds):
    assert len(ticks(seconds)) <= 8


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "\uff1d1", "\ufe631"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text):
    assert str(cell(text)).startswith("'")


@pytest.mark.parametrize("value", ["ada", "a-b", "1", "", "Zoë", 3, 2.5, -1, True, None])
def test_an_ordinary_cell_stays_as_it_is(value):
    assert cell(value) == value


def test_a_cell_is_on_one_line():
    assert cell("a\nb\x1b") == "a\\nb\\x1b"
    assert cell("\r\n=cmd()") == "\\r\\n=cmd()"


def test_any_other_object_in_a_cell_becomes_text():
    assert cell(Path("=1")) == "'=1"
