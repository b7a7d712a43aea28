"""The command line: exit statuses, and a sentence for each usage error."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from grader.cli.main import main


@pytest.fixture
def run(kit, monkeypatch, capsys):
    """Run a command in the kit's folder; returns the status, standard output and standard error."""
    monkeypatch.chdir(kit.folder)

    def run(*arguments):
        try:
            status = main(list(map(str, arguments)))
        except SystemExit as left:
            status = left.code
        return status, *capsys.readouterr()

    return run


def test_0_if_everything_passes(kit, run, right):
    kit.add("02_second", "other")
    kit.add("01_first", "double", stub=right)
    status, out, _ = run("check", "double")
    assert status == 0
    assert "It returns twice the number." in out
    assert re.search(r"2/2", out)
    assert re.search(r"3 of 3 points, \d\.\d s", out)


def test_1_if_one_of_several_does_not_pass(kit, run, right):
    kit.add("02_second", "other")
    kit.add("01_first", "double", stub=right)
    status, out, _ = run("check")
    assert status == 1
    assert re.search(r"double +pass", out)
    assert re.search(r"other +to do", out)


def test_for_unanswered_stubs_there_is_a_welcome_and_the_first_file(kit, run):
    kit.add("02_second", "other")
    status, out, _ = run("check")
    assert status == 1
    assert out.startswith("Welcome to Awaitlings.")
    assert "01_first" in out
    assert "02_second" in out
    assert "exercises/01_first/double.py" in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["check", "dubble"],
            "There is no exercise or chapter `dubble`. Did you mean `double`?",
        ),
        (["check", "quite_other"], "chapter `quite_other`. The chapters are `01_first`."),
        (["check", "double", "--from", "nowhere.py"], "--from: there is no nowhere.py:"),
        (["check", "--json", "nowhere/report.json"], "--json: there is no folder nowhere:"),
        (["check", "--json", "exercises"], "--json: expected a file, but exercises is a folder"),
        (["check", "--jobs", "0"], "expected a positive integer, got `0`"),
        (["check", "--jobs", "many"], "expected a positive integer, got `many`"),
        (["check", "--clock", "cuckoo"], "--clock: invalid choice: 'cuckoo'"),
        (["check", "--isolation", "9"], "--isolation: invalid choice: '9'"),
        (["chekc"], "invalid choice: 'chekc'"),
        ([], "awaitlings watch` needs a terminal"),
    ],
)
def test_2_for_a_usage_error(run, arguments, sentence):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert sentence in err
    assert "Traceback" not in err


def test_2_for_one_file_instead_of_several_stubs(kit, run, right):
    kit.add("02_second", "other")
    status, _, err = run("check", "--from", kit.answer("right", right))
    assert status == 2
    assert "name one slug" in err


def test_2_for_a_folder_without_exercises(kit, run, monkeypatch):
    monkeypatch.setattr("grader.cli.check.exercises_folder", lambda: kit.folder / "empty")
    assert run("check")[0] == 2


BROKEN = {
    "syntax": ("from grader import points", "from grader import (", "test_broken.py:3: "),
    "import": ("from grader import", "import nope\nfrom grader import", "No module named 'nope'"),
    "fixture": ("(doubled)", "(undone)", "fixture 'undone' not found"),
    "asks": ("ASKS =", "AKSS =", "ASKS is missing: write ASKS"),
    "asks_something_else": (
        "async def double(number) -> int",
        "import this",
        "ASKS: expected functions, classes and `NAME: type`, got `import this`",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_3_if_a_check_file_cannot_be_used(kit, run, name):
    old, new, sentence = BROKEN[name]
    kit.add("02_second", "broken")
    file = kit.exercises / "02_second" / "test_broken.py"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    status, out, err = run("check")
    assert (status, out) == (3, "")
    assert sentence in err
    assert "Traceback" not in err


def test_a_broken_check_file_does_not_stop_the_others(kit, run):
    kit.add("02_second", "broken", checks="def f(:\n")
    assert run("check", "double")[0] == 1


def test_from_a_folder_with_the_layout_of_exercises(kit, run, right):
    chapter = kit.folder / "submitted" / "01_first"
    chapter.mkdir(parents=True)
    (chapter / "double.py").write_text(right, encoding="utf-8")
    assert run("check", "--from", "submitted")[0] == 0


def test_a_file_that_is_not_in_the_folder_is_missing(kit, run):
    (kit.folder / "submitted").mkdir()
    status, out, _ = run("check", "--from", "submitted")
    assert status == 1
    assert "The file is missing:" in out


@pytest.mark.parametrize(
    "name", ["double", "01_first", "01", "first", "exercises/01_first/double.py"]
)
def test_an_exercise_can_be_named_in_many_ways(kit, run, right, name):
    kit.add("01_first", "double", stub=right)
    kit.add("02_second", "other")
    assert run("check", name)[0] == 0


def test_one_job_at_a_time_gives_the_same(kit, run, right):
    kit.add("01_first", "double", stub=right)
    kit.add("02_second", "other", stub=right)
    assert run("check", "--jobs", "1")[0] == 0


def test_exercises_are_found_from_a_subfolder(kit, run, right, monkeypatch):
    kit.add("01_first", "double", stub=right)
    monkeypatch.chdir(kit.exercises / "01_first")
    assert run("check", "double")[0] == 0


LONG = """
import asyncio
async def double(number):
    print("-" * 200)
    await asyncio.sleep(0.1)
    return [number] * 200
"""


def test_80_columns_without_color_are_enough(kit):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ran = kit.run("check", "double", "--from", kit.answer("long", LONG), COLUMNS="80", PATH=path)
    assert "    python -m grader check double" in ran.stdout  # a command is never wrapped
    assert max(map(len, ran.stdout.splitlines())) <= 80
    assert "\x1b" not in ran.stdout
    assert "████" in ran.stdout


def test_a_terminal_that_knows_only_ascii_is_enough(kit):
    ran = kit.run("check", "double", "--from", kit.answer("long", LONG), PYTHONIOENCODING="ascii")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "####" in ran.stdout


@pytest.mark.parametrize("text", ["\\udc80", "\\x1b[31m", "\\u202e", "\\0"])
def test_a_character_that_cannot_be_shown_does_not_end_the_report(kit, text):
    source = f"async def double(number):\n    print('{text}')\n    raise ValueError('{text}')\n"
    ran = kit.run("check", "double", "--from", kit.answer("odd", source))
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "To check again with the same inputs, run:" in ran.stdout


def test_the_suggested_commands_check_in_the_same_way_again(kit):
    wrong = kit.answer("my answer", "async def double(number):\n    return 3 * number\n")
    ran = kit.run("check", "double", "--from", wrong, "--clock", "fast", "--seed", "abc")
    told = ran.stdout.splitlines()
    again = " -m grader check double --from 'answers/my answer.py' --clock fast"
    assert [line for line in told if line.startswith("    ") and line.endswith(again)]
    assert told[-1].endswith(f"{again} --seed abc")


def test_control_and_direction_characters_are_made_visible(kit):
    source = "async def double(number):\n    raise ValueError('\\x1b[31m\\u202e')\n"
    ran = kit.run("check", "double", "--from", kit.answer("odd", source))
    assert "\x1b" not in ran.stdout
    assert "\u202e" not in ran.stdout


def test_the_module_and_its_help(kit):
    ran = kit.run("check", "--help")
    assert ran.returncode == 0
    assert "Exit status: 0 all passes, 1 something does not, 2 wrong usage, 3" in " ".join(
        ran.stdout.split()
    )


def test_the_help_has_each_command_on_the_same_line_as_its_description(kit):
    lines = kit.run("--help").stdout.splitlines()
    assert any(line.split()[:2] == ["completion", "complete"] for line in lines)


def test_it_prints_its_version(kit):
    assert kit.run("--version").stdout.startswith("Awaitlings ")


def test_a_command_loads_no_other_one():
    code = "import sys; from grader.cli.main import parser; parser('list'); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "grader.cli.list_" in ran.stdout.split()
    assert not {"pytest", "grader.cli.check"} & {*ran.stdout.split()}
