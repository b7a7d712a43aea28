"""An answer of several files: what it imports, and where its lines are."""

from pathlib import Path

import pytest

from grader.diagnosis import diagnose
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import Submission
from grader.judging.session import grade
from grader.report import timeline_svg
from grader.report.as_json import as_data
from grader.report.failure import context
from grader.report.path import critical_path
from grader.report.timeline import timeline
from grader.report.timeline_text import draw
from grader.report.timeline_words import told as in_words

MAIN = """
import asyncio

from double_numbers import twice


async def double(number):
    return await twice(number)
"""
NUMBERS = """
import asyncio

import double_pauses


async def twice(number):
    await double_pauses.pause()
    return 2 * number
"""
PAUSES = """
import asyncio


async def pause():
    await asyncio.sleep(0.05)
"""
FILES = {"double_numbers": NUMBERS, "double_pauses": PAUSES}


def answer_of(kit, main, files):
    (exercise,) = kit.catalog.select(["double"])
    path = kit.folder / "ada" / "double.py"
    return Answer(exercise, Submission("ada", path, main, files=tuple(files.items())))


def graded(kit, main=MAIN, **files):
    (result,) = grade([answer_of(kit, main, FILES | files)], Options(clock="fast"))
    return result


def test_files_import_each_other(kit):
    assert graded(kit).verdict == "pass"


def test_a_further_file_may_import_the_answer_itself(kit):
    main = "WAIT = 0.05\n" + MAIN
    pauses = PAUSES.replace("import asyncio", "import asyncio\nfrom double import WAIT")
    assert graded(kit, main, double_pauses=pauses.replace("0.05", "WAIT")).verdict == "pass"


def test_nothing_is_read_from_the_disk(kit):
    (kit.folder / "ada").mkdir()
    (kit.folder / "ada" / "double_pauses.py").write_text("1 / 0")
    assert graded(kit).verdict == "pass"


def test_a_further_file_has_its_own_name_and_constants(kit):
    main = MAIN.replace("return", "assert __name__ == 'double'\n    return") + "\nSTEPS = 1\n"
    numbers = NUMBERS.replace("    return", "    assert __name__ == 'double_numbers'\n    return")
    assert graded(kit, main, double_numbers=f"STEPS = 2\n{numbers}").verdict == "pass"


def test_a_line_is_told_in_its_file(kit, told):
    broken = NUMBERS.replace("return 2", "raise ValueError(number - number)\n    return 2")
    result = graded(kit, double_numbers=broken)
    said = told(result)
    assert "ValueError: 0 (line 9 of double_numbers.py)" in said
    assert "line 8, in double: return await twice(number)" in said
    assert "line 9 of double_numbers.py, in twice: raise ValueError(number - number)" in said


def test_a_syntax_error_is_told_in_its_file(kit, told):
    said = told(graded(kit, double_pauses=PAUSES.replace("pause()", "pause(")))
    assert "cannot be imported" in said
    assert "(line 5 of double_pauses.py)" in said
    assert "line 5 of double_pauses.py: async def pause(" in said


def test_a_text_that_ends_too_soon_is_told_in_its_file(kit, told):
    said = told(graded(kit, double_pauses="async def pause():\n"))
    assert "of double_pauses.py" in said


def test_an_error_while_a_further_file_is_imported_is_told_there(kit, told):
    said = told(graded(kit, double_pauses="x = 1\n1 / 0\n"))
    assert "ZeroDivisionError: division by zero (line 2 of double_pauses.py)" in said
    assert "earlier cell" not in said


def test_a_mistake_is_in_its_file_in_every_report(kit, told):
    forgotten = NUMBERS.replace("await double_pauses", "double_pauses")
    result = graded(kit, double_numbers=forgotten)
    (mistake,) = diagnose(result)[:1]
    path = str(kit.folder / "ada" / "double_numbers.py")
    assert (mistake.name, mistake.file, mistake.line) == ("never-awaited", path, 8)
    assert "double_numbers.py, line 8: double_pauses.pause()" in told(result)
    (report,) = as_data([result], Options(), 1.0)["exercises"]
    assert [(m["file"], m["line"]) for m in report["mistakes"]] == [(path, 8)]


def test_a_stub_that_is_left_in_a_further_file_is_named_there(kit, told):
    left = PAUSES.replace("await asyncio.sleep(0.05)", "raise NotImplementedError")
    result = graded(kit, double_pauses=left)
    assert result.verdict == "todo"
    assert "line 6 of double_pauses.py raises NotImplementedError" in told(result)


def test_a_traceback_that_was_printed_has_the_file_and_its_line(kit):
    numbers = NUMBERS.replace(
        "    return", "    import traceback\n    traceback.print_stack()\n    return 0 *"
    )
    lines = context(graded(kit, double_numbers=numbers).evidence[0])
    path = kit.folder / "ada" / "double_numbers.py"
    assert f'  |   File "{path}", line 10, in twice' in lines


def test_pictures_tell_the_file_or_leave_the_line_out(kit, told):
    pauses = PAUSES.replace("await asyncio", "time").replace("import asyncio", "import time")
    result = graded(kit, double_pauses=pauses.replace("0.05", "0.4"))
    picture = timeline(result.evidence[0])
    (held,) = [bar for bar in picture.bars if bar.kind == "held"]
    assert (held.file, held.line) == ("double_pauses.py", 6)
    assert "was blocked from" in (words := " ".join(in_words(picture)))
    assert ", at line 6 of double_pauses.py" in words
    svg = timeline_svg.draw(picture)
    assert "event loop, line 6 of double_pauses.py:" in svg
    assert ">event loop</text>" in svg
    lines = draw(picture)
    assert any(line.startswith("event loop ") for line in lines)
    assert not any("with the line" in line for line in lines)
    (report,) = as_data([result], Options(), 1.0)["exercises"]
    bars = report["timeline"][0]["bars"]
    assert [bar["file"] for bar in bars if "file" in bar] == ["double_pauses.py"]


def test_the_critical_path_tells_the_file(kit):
    twice = PAUSES.replace("    await", "    for _ in range(2):\n        await")
    path = critical_path(graded(kit, double_pauses=twice).evidence[0])
    assert {(part.file, part.line) for part in path.parts if part.own} == {("double_pauses.py", 7)}
    assert "all at line 7 of double_pauses.py" in path.sentence()
    assert path.as_data()["parts"][0]["file"] == "double_pauses.py"


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
def test_each_line_of_the_listing_is_one_of_a_file(end):
    texts = {"double_a": f"a = 1\n\na = 2{end}", "double_b": "", "double_c": "c = 1\nc = 2"}
    one = Submission("ada", Path("double.py"), f"x = 1\nx = 2{end}", files=tuple(texts.items()))
    lines = one.listing.split("\n")
    found = {lines[n]: one.places.of(n + 1) for n in range(len(lines)) if lines[n]}
    assert found == {
        "x = 1": ("", 1),
        "x = 2": ("", 2),
        "a = 1": ("double_a.py", 1),
        "a = 2": ("double_a.py", 3),
        "c = 1": ("double_c.py", 1),
        "c = 2": ("double_c.py", 2),
    }
    for number in range(1, len(lines) + 1):
        path, line = one.places.path_of(number)
        assert one.places.in_listing(path, line) == number
        if lines[number - 1]:
            assert one.shown_line(path, line)[1] == lines[number - 1]


def test_only_what_tells_a_line_of_the_answer_is_told_in_its_file():
    one = Submission("ada", Path("d.py"), "x = 1\n", files=(("d_a", "a = 1\na = 2\n"),))
    for text, said in {
        "at line 1 and line 4": "at line 1 and line 2 of d_a.py",
        "Line 3 raised it": "Line 1 of d_a.py raised it",
        "(line 4)": "(line 2 of d_a.py)",
        "it returned 'line 4'": "it returned 'line 4'",
        "`line 4` is the task's line 4": "`line 4` is the task's line 2 of d_a.py",
        "in line 4 of what was printed": "in line 4 of what was printed",
        "line 4 column 1 (char 9)": "line 4 column 1 (char 9)",
        "4 lines": "4 lines",
    }.items():
        assert one.places.in_text(text) == said
        assert one.places.in_text(said) == said
