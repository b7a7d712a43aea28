"""The report in words: nothing that a screen reader cannot read, and the same sentences."""

import io
import re

import pytest
from rich.console import Console

from grader.cli.main import main
from grader.diagnosis import pages
from grader.evidence.evidence import Evidence
from grader.report.markdown import in_words
from grader.report.plain import PLAIN, PlainTerminal
from grader.report.terminal import Terminal
from grader.report.timeline import timeline
from grader.report.timeline_words import told
from grader.worker.observations import CallOutcome
from tests.by_hand import blocked, call, noticed
from tests.pictures import example
from tests.terminal import Term
from tests.test_rendering import CASES, STEERS
from tests.watching import SERIAL, ready

DRAWN = re.compile(r"[\u2190-\u21ff\u2500-\u25ff\u2700-\u27bf\x1b│├─█]")
"""Arrows, boxes, blocks, shapes, ticks and crosses, and what starts a color."""
BLOCKS = "import time\nasync def double(number):\n    time.sleep(0.6)\n    return 3 * number\n"


@pytest.fixture
def run(kit, monkeypatch, capsys):
    """What a command prints here, with nothing in it that is drawn."""
    monkeypatch.chdir(kit.folder)

    def run(*words):
        main([*map(str, words), "--plain"])
        out, error = capsys.readouterr()
        assert DRAWN.findall(out + error) == []
        return out

    return run


def test_a_check_says_its_outcome_in_a_word(kit, run, right):
    out = run("check", "double", "--from", kit.answer("right", right), "--clock", "fast")
    assert out.startswith("double: pass, 3 of 3 points")
    assert "  pass, 2 of 2 points: It returns twice the number.\n" in out


def test_a_failure_has_the_sentences_of_the_drawn_report_and_the_picture_in_words(kit, run, capsys):
    words = ("check", "double", "--from", kit.answer("b", BLOCKS), "--clock", "fast", "--seed", "s")
    out = run(*words)
    main([*map(str, words)])
    drawn = " ".join(capsys.readouterr().out.split())
    assert "  fail, 0 of 2 points: It returns twice the number.\n" in out
    assert "The event loop was blocked from 0.0 to 0.6 s, at line 3.\n" in out
    same = [line.strip() for line in out.splitlines() if "blocking" in line or "expected" in line]
    assert len(same) > 2
    assert [line for line in same if " ".join(line.split()) not in drawn] == []


def test_several_are_a_line_each(kit, run):
    kit.add("02_second", "double_again")
    assert "  double: to do, 0 of 3 points\n" in run("check")


def test_list_hint_and_explain(kit, run):
    assert "  double: to do, 0 of 3 points, next\n" in run("list")
    assert "Hint 1 of 3 for double: a nudge\n" in run("hint")
    page = run("explain", "serial-await")
    assert "What happened\n" in page
    assert "- Coroutines: https://docs.python.org/" in page
    assert "        watered.append(await water(bed))" in page


def test_trace(kit, run, tmp_path):
    app = tmp_path / "app.py"
    app.write_text(
        "import asyncio\n\nasync def main():\n    await asyncio.sleep(0.05)\n\nasyncio.run(main())\n"
    )
    ended = kit.run("trace", "--plain", app)
    assert DRAWN.findall(ended.stdout) == []
    assert (
        "at line 4 from 0.00 to 0." in ended.stdout.replace("line 4 ran", "at line 4")
        or "line 4" in ended.stdout
    )


def test_the_environment_asks_for_it_too(kit):
    asked = kit.run("check", **{PLAIN: "1"})
    assert (asked.returncode, DRAWN.findall(asked.stdout)) == (1, [])
    assert "  to do, 0 of 2 points: It returns twice the number.\n" not in kit.run("check").stdout
    assert DRAWN.findall(kit.run("list", **{PLAIN: "0"}).stdout) != []
    assert DRAWN.findall(kit.run("doctor", **{PLAIN: "1"}).stdout) == []


@pytest.mark.parametrize("name", pages())
def test_no_page_about_a_mistake_has_marks(name):
    lines = in_words(pages()[name].text)
    assert [line for line in lines if line.startswith(("#", "```")) or DRAWN.search(line)] == []


@pytest.mark.parametrize("graded", CASES, ids=["raised", "returned"])
def test_nothing_of_a_students_controls_the_terminal(graded):
    sheet = io.StringIO()
    terminal = PlainTerminal(Console(file=sheet, color_system=None))
    terminal.report([graded], "awaitlings check {}".format)
    assert STEERS.findall(sheet.getvalue()) == []


def test_a_subclass_changes_only_how_things_are_written():
    changed = {n for n in vars(PlainTerminal) if not n.startswith("__")}
    assert changed == {"plain", "width", "put", "picture", "headline", "check", "row"}
    assert changed <= set(dir(Terminal))


def words_of(*calls, **seen):
    elapsed = max((c.end or c.start) for c in calls)
    return told(timeline(Evidence("s", "", elapsed=elapsed, calls=calls, **seen)))


def test_calls_one_after_another():
    calls = [call("fetch", name, at, at + 2.0, line=3) for name, at in (("a", 0.0), ("b", 2.0))]
    assert words_of(*calls) == [
        "fetch a ran from 0.0 to 2.0 s.",
        "Then fetch b ran from 2.0 to 4.0 s.",
        "At most 1 call in flight at a time.",
    ]


def test_calls_at_the_same_time_are_one_sentence():
    calls = [call("fetch", name, 0.0, 2.0) for name in "abc"]
    assert (
        words_of(*calls)[0]
        == "fetch a, fetch b and fetch c ran at the same time, from 0.0 to 2.0 s."
    )


def test_many_are_counted():
    together = [call("fetch", str(n), 0.0, 2.0) for n in range(40)]
    first, *_, more = words_of(*together)
    assert first == "fetch 0, fetch 3, fetch 7 and 9 more ran at the same time, from 0.0 to 2.0 s."
    assert more == "28 more calls not told."
    chain = [call("fetch", str(n), float(n), n + 1.0) for n in range(6)]
    assert (
        words_of(*chain)[0]
        == "fetch 0, fetch 1, fetch 2 and 3 more ran one after another, from 0.0 to 6.0 s."
    )


def test_each_kind_of_bar_has_its_words():
    sentences = told(timeline(example()))
    assert sentences[:5] == [
        "fetch_all was waiting from 0.0 to 6.0 s.",
        "fetch users ran from 0.0 to 2.0 s.",
        "fetch news ran from 0.0 to 1.0 s, and was cancelled.",
        "fetch posts ran from 2.0 to 4.0 s.",
        "fetch comments started at 5.0 s, and was still running at 6.0 s.",
    ]
    raised = call("fetch", "news", 0.0, 1.0, outcome=CallOutcome.RAISED)
    held = noticed(blocked=(blocked(0.0, 1.0, 7, "time.sleep"),))
    assert words_of(raised, noticed=held) == [
        "fetch news ran from 0.0 to 1.0 s, and raised an exception.",
        "The event loop was blocked from 0.0 to 1.0 s, at line 7.",
        "At most 1 call in flight at a time.",
    ]


@pytest.fixture
def spoken(two):
    """A watch in words in a terminal that can do nothing, and the exercise's file."""
    how = two.command("watch", "--plain", TERM="dumb")
    with Term(**{name: how[name] for name in ("args", "cwd", "env")}, rows=120) as term:
        term.until("Keys: h hint")
        yield term, two.exercises / "01_first" / "double.py"


def test_the_watch_says_each_event_on_a_line_and_draws_nothing_over(spoken, right):
    term, stub = spoken
    ready(term)
    stub.write_text(SERIAL)
    term.until("exercises/01_first/double.py was saved.")
    term.until("double: fail, 2 of 3 points")
    ready(term)
    stub.write_text(SERIAL + "\n# no other answer\n")
    term.until("The report is the same as before: double: fail, 2 of 3 points")
    term.type("h")
    term.until("Hint 1 of 3 for double: a nudge")
    stub.write_text(right)
    term.until("double is done: 3 of 3 points")
    term.until("again: twice a number")
    term.type("q")
    assert term.end() == 0
    assert DRAWN.findall(term.raw.decode()) == []
    assert term.flat.count("Keys: h hint") == 1
