"""Check files under plain pytest, as an editor's test panel runs them."""

import re
import subprocess
import sys
import warnings

import pytest

FILE = "exercises/01_first/test_double.py"
OPTIONS = ("-p", "no:cacheprovider", "-o", "asyncio_default_fixture_loop_scope=function")

WRONG = """
import asyncio


async def double(number) -> int:
    await asyncio.sleep(0.05)
    print("doubling", number)
    return 3 * number
"""

TWO_SCENARIOS = '''
"""Twice a number, in two ways."""

from grader import points, scenario

ASKS = "def double(number) -> int"
HINTS = ("a", "b", "c")


@scenario
def four(student):
    return student.double(2)


@scenario
async def six(student):
    open(LOG, "a").write("six\\n")
    return student.double(3)


@points(1)
def test_twice_two(four):
    """Twice two is four."""
    assert four.value == 4


@points(1)
def test_twice_three(six):
    """Twice three is six."""
    assert six.value == 6
'''


@pytest.fixture
def run(kit, monkeypatch, capsys):
    """Run pytest on the check file of `double`; gives the status and what it said."""
    monkeypatch.chdir(kit.folder)
    monkeypatch.setattr(sys, "path", sys.path[:])

    def run(*arguments):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            status = pytest.main([FILE, *OPTIONS, *arguments])
        sys.modules.pop("test_double", None)
        return status, "".join(capsys.readouterr())

    return run


@pytest.fixture
def run_alone(kit):
    """The same in a process of its own, as from a shell."""

    def run(*arguments):
        command = kit.command(*arguments, "-p", "no:cacheprovider", module="pytest")
        ran = subprocess.run(**command, check=False, timeout=50)
        return ran.returncode, ran.stdout + ran.stderr

    return run


def in_place(kit, source, **more):
    kit.add("01_first", "double", stub=source, **more)


@pytest.mark.parametrize("option", [(), ("--in-process",)], ids=["in a worker", "in process"])
@pytest.mark.parametrize("asked", [FILE, f"{FILE}::test_twice_the_number", "."])
def test_a_right_answer_passes_from_a_shell(kit, run_alone, right, asked, option):
    in_place(kit, right)
    status, out = run_alone(asked, *option)
    assert status == 0
    assert ("1 passed" if "::" in asked else "2 passed") in out


def test_an_untouched_stub_fails_as_to_do(kit, run):
    status, out = run()
    assert status == 1
    assert "to do" in out
    assert "2 failed" in out


def test_a_failure_shows_the_sentence_the_values_and_the_timeline(kit, run):
    in_place(kit, WRONG)
    status, out = run()
    assert status == 1
    assert "It returns twice the number." in out
    assert re.search(r"expected: \d+", out)
    assert re.search(r"got: +\d+", out)
    assert "doubled, timeline:" in out
    assert "██" in out
    assert re.search(r"\| doubling \d+", out)


def test_a_failure_shows_no_traceback_and_no_source_of_the_check(kit, run):
    in_place(kit, "async def double(number):\n    raise ValueError('oh')\n")
    _, out = run()
    assert "ValueError: oh" in out
    assert "line 2, in double: raise ValueError('oh')" in out
    assert "Traceback" not in out
    assert "doubled.value" not in out


def test_a_failure_is_told_of_once(kit, run):
    in_place(kit, "async def double(number):\n    raise ValueError('oh')\n")
    _, out = run()
    assert "During handling of the above exception" not in out


def test_the_seed_makes_the_same_inputs_again(kit, run):
    in_place(kit, WRONG)
    first, again, other = (
        re.findall(r"expected: \d+", run("--seed", s)[1]) for s in ("a", "a", "b")
    )
    assert first == again != other


def test_only_what_is_selected_is_run(kit, run):
    log = kit.folder / "log"
    checks = TWO_SCENARIOS.replace("LOG,", f"{str(log)!r},")
    in_place(kit, "def double(number):\n    return 2 * number\n", checks=checks)
    status, _ = run("-k", "twice_two")
    assert (status, log.exists()) == (0, False)
    status, _ = run("-k", "twice_three")
    assert (status, log.read_text()) == (0, "six\n")


def test_collecting_runs_nothing(kit, run):
    log = kit.folder / "log"
    in_place(kit, f"open({str(log)!r}, 'a').write('ran')\n")
    status, out = run("--collect-only", "-q")
    assert status == 0
    assert "test_twice_the_number" in out
    assert not log.exists()


def test_in_process_runs_where_a_breakpoint_works(kit, run, right):
    in_place(kit, "import sys\nassert 'pytest' in sys.modules\n" + right)
    status, out = run("--in-process")
    assert status == 0
    assert "2 passed" in out


def test_in_process_with_s_shows_what_is_printed(kit, run):
    in_place(kit, WRONG)
    status, out = run("--in-process", "-s")
    assert status == 1
    assert re.search(r"doubling \d+$", out, re.MULTILINE)
    assert "It returns twice the number." in out


def test_in_process_takes_an_ordinary_scenario_too(kit, run):
    checks = TWO_SCENARIOS.replace("LOG,", f"{str(kit.folder / 'log')!r},")
    in_place(kit, "def double(number):\n    return 2 * number\n", checks=checks)
    status, out = run("--in-process")
    assert status == 0, out
    assert "2 passed" in out


@pytest.mark.parametrize("option", [(), ("--in-process",)], ids=["in a worker", "in process"])
@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("async def duble(number):\n    return 2\n", "There is `duble`"),
        ("import asynciox\n", "No module named 'asynciox'"),
        ("async def double(number)\n", "expected ':'"),
        ("async def double(number):\n    return [] + 1\n", "line 2, in double: return [] + 1"),
        ("", "The file is empty"),
    ],
)
def test_bad_input_is_explained(kit, run, source, sentence, option):
    in_place(kit, source)
    status, out = run(*option)
    assert status == 1
    assert sentence in out
    assert "Traceback" not in out


def test_other_test_files_are_left_alone(kit, run_alone):
    (kit.folder / "test_other.py").write_text("def test_it():\n    assert 1 == 2\n")
    status, out = run_alone("test_other.py")
    assert status == 1
    assert "assert 1 == 2" in out
