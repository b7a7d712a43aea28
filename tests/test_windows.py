"""A learner on Windows: the commands, in processes from which all that only Unix has is hidden.

It shows what the kit asks for, and not what Windows does: nobody has run the kit there.
"""

import subprocess

import pytest

from grader import commands
from grader.commands import quoted
from tests.as_on_windows import wrapper

pytestmark = pytest.mark.one_python

FORGOTTEN = """
import asyncio


async def double(number) -> int:
    print("weighing")
    asyncio.sleep(1)
    return 2 * number
"""
HANGS = "import asyncio\nasync def double(number):\n    await asyncio.Event().wait()\n"
LEAVES = "import os\nasync def double(number):\n    os._exit(3)\n"
FLOODS = "async def double(number):\n    while True:\n        print('x' * 9999)\n"
FORKS = """
from grader import points, scenario
ASKS = "async def double(number) -> int"
HINTS = ()

@scenario
async def doubled(student, programs):
    return await student.double(1)

@points(2)
def test_twice(doubled):
    '''It is doubled.'''
    assert doubled.value == 2
"""
ASKS_FOR = "exec(compile({code!r}, 'x', 'exec'), {{'__name__': 'grader.x'}})"
"""Code as if it stood in a module of the kit."""


@pytest.fixture
def windows(kit):
    """Runs Python with these arguments, where only Unix has anything to hide."""
    program = wrapper(kit.folder)

    def run(*arguments, **environment):
        how = kit.command(SYSTEMROOT=r"C:\Windows", **environment)
        how["args"] = [str(program), *map(str, arguments)]
        return subprocess.run(**how, check=False, timeout=50)

    return run


@pytest.fixture
def command(windows):
    """Runs one of the kit's commands; gives its exit status, and what it says in one line."""

    def run(*arguments):
        ended = windows("-m", "grader", *arguments)
        said = ended.stdout + ended.stderr
        assert "Traceback" not in said
        return ended.returncode, " ".join(said.split())

    return run


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("import fcntl", "ModuleNotFoundError"),
        ("from resource import getrlimit", "ModuleNotFoundError"),
        ("import os; os.fork()", "AttributeError"),
        ("from signal import SIGKILL", "ImportError"),
        ("import ctypes; ctypes.CDLL(None)", "AttributeError"),
        ("open('/proc/self/stat')", "FileNotFoundError"),
        ("import sys; assert sys.platform != 'win32'", "AssertionError"),
        (
            "import subprocess; subprocess.run(['x'], start_new_session=True)",
            "start_new_session is not supported",
        ),
        (
            "import asyncio; asyncio.new_event_loop().connect_read_pipe(None, None)",
            "NotImplementedError",
        ),
    ],
)
def test_what_only_unix_has_is_hidden_from_the_kit_alone(windows, code, error):
    assert error in windows("-c", ASKS_FOR.format(code=code)).stderr
    assert windows("-c", "import fcntl, os; os.fork").returncode == 0


def test_a_workspace_is_made_and_says_how_to_go_on_without_a_watch(kit, command):
    status, said = command("init", kit.folder / "work")
    assert (status, "Your workspace is ready" in said) == (0, True)
    assert "-m grader list It shows the exercises: open a file" in said


def test_an_untouched_exercise_says_where_to_start(command):
    status, said = command("check", "double")
    assert (status, "Start here: open exercises" in said) == (1, True)


def test_a_right_answer_passes_and_is_listed_as_done(command, kit, right):
    kit.add("01_first", "double", stub=right)
    assert command("check", "double")[0] == 0
    assert "1 of 1 done, 3 of 3 points" in command("list")[1]


def test_a_wrong_answer_has_its_mistake_its_line_and_what_it_printed(command, kit):
    kit.add("01_first", "double", stub=FORGOTTEN)
    status, said = command("check", "double")
    assert status == 1
    for part in ("never-awaited", "line 6: asyncio.sleep(1)", "| weighing"):
        assert part in said


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (HANGS, "Still waiting at line 3: await asyncio.Event().wait()"),
        (LEAVES, "The process exited with status 3 before the scenario ended."),
        (FLOODS, "It printed more than 256 KB, and was stopped."),
    ],
    ids=["hangs", "leaves", "floods"],
)
def test_an_answer_that_does_not_come_to_its_end_is_stopped(command, kit, answer, told):
    kit.limit = 1.0
    kit.add("01_first", "double", stub=answer)
    status, said = command("check", "double")
    assert (status, told in said) == (1, True)


def test_an_exercise_that_forks_says_where_it_can_be_done(command, kit, right):
    kit.add("01_first", "double", stub=right, checks=FORKS)
    status, said = command("check", "double")
    assert (status, "on Windows, inside WSL." in said) == (1, True)


def test_hints_pages_and_a_reset(command, kit, right):
    assert "Hint 1 of 3 for double: a nudge" in command("hint")[1]
    assert command("explain", "never-awaited")[0] == 0
    command("check", "double")  # which keeps a copy of the stub
    stub = kit.add("01_first", "double", stub=right)
    assert command("reset", "double", "--yes")[0] == 0
    assert "# TODO" in stub.read_text()


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        ("watch", 2, "There is no watch on Windows: run `"),
        ("", 2, "or work inside WSL."),
        ("check --clock fast", 3, "Use the wall clock: it gives the same verdicts."),
        ("check --isolation 1", 3, "Windows has nothing for it. Work inside WSL"),
        ("check --isolation 3", 3, "Windows has nothing for it. Work inside WSL"),
        ("doctor", 0, "No fast clock: the wall clock gives the same verdicts"),
        ("doctor", 0, "Level 0: a separate process without limits"),
    ],
)
def test_what_is_not_there_is_named_with_what_helps(command, words, status, told):
    ended, said = command(*words.split())
    assert (ended, told in said) == (status, True)


def test_a_command_is_quoted_for_both_shells_of_windows(monkeypatch):
    monkeypatch.setattr(commands, "WINDOWS", True)
    assert quoted(r"C:\kit\python.exe", "check") == r"C:\kit\python.exe check"
    assert quoted(r"C:\my kit\python.exe", "check") == r'"C:\my kit\python.exe" check'
