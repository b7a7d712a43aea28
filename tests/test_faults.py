"""What grades is killed, loses its clock or its /proc: the batch goes on, and nothing is left.

The long version is `make faults RUNS=200`.
"""

import asyncio
import random
import subprocess
import sys
import time

import pytest

from grader.exercise.options import Options
from grader.judging.session import grade
from grader.supervisor import supervise
from tests.bench.faults import batch, below, kill_the_grader, killing, left_of, one_round
from tests.conftest import KIT
from tests.needs import wanted
from tests.test_supervisor import QUICK, SLOW, job, linux

pytestmark = pytest.mark.one_python

FEW = 8


@linux
@pytest.mark.parametrize("victim", ["parent", "any other"])
def test_a_batch_outlives_what_is_killed(kit, level, victim):
    _, wrong = one_round(batch(kit, FEW), level, [victim], random.Random(f"{level}{victim}"))
    assert wrong == []


@linux
def test_a_killer_finds_somebody(kit):
    source = "import time\nasync def double(number):\n    time.sleep(30)\n"
    with killing(["parent", "any other"], random.Random(1), seconds=0.3) as killed:
        asyncio.run(supervise([job(source, limit=1.5)]))
    assert len(killed) == 2


@linux
def test_nothing_is_left_of_a_grader_that_is_killed(kit, level):
    kit.add("01_first", "double", stub=SLOW)
    assert kill_the_grader(kit, level, random.Random(str(level))) == []


DAEMON = """
import subprocess
async def double(number):
    subprocess.Popen(["sleep", "60"], start_new_session=True)
    open({flag!r}, "w").close()
    import asyncio
    await asyncio.sleep(60)
"""


@linux
def test_a_daemon_of_the_students_goes_with_a_grader_that_is_killed(kit):
    flag = kit.folder / "running"
    kit.limit = 25
    kit.add("01_first", "double", stub=DAEMON.format(flag=str(flag)))
    with subprocess.Popen(**kit.command("check")) as process:
        _wait_for(flag)
        family = set(below(process.pid))
        process.kill()
        process.communicate(timeout=20)
    assert len(family) >= 3
    assert left_of(family) == set()


def _wait_for(file, seconds=20.0):
    end = time.monotonic() + seconds
    while not file.exists() and time.monotonic() < end:
        time.sleep(0.05)


def test_a_clock_that_is_set_back_changes_nothing(kit, right, monkeypatch):
    hours = iter(range(10**9, 0, -3600))
    monkeypatch.setattr(time, "time", lambda: float(next(hours)))
    (result,) = kit.grade_sources({"right": right}).values()
    assert result.verdict == "pass"
    assert 0 < result.seconds < 5


WITHOUT_PROC = """
import sys
from pathlib import Path
from tests.conftest import Kit, RIGHT
kit = Kit(Path(sys.argv[1]))
sleeper = "import subprocess\\nasync def double(number):\\n    subprocess.Popen(['sleep', '1'])\\n"
results = kit.grade_sources({"right": RIGHT, "wrong": sleeper, "crash": "import os; os._exit(3)"})
print({label: result.verdict.value for label, result in results.items()})
"""


@linux
def test_a_machine_without_proc_grades_all_the_same(tmp_path):
    bwrap = wanted("bwrap", "bubblewrap")
    inside = [bwrap, "--dev-bind", "/", "/", "--unshare-pid", "--tmpfs", "/proc"]
    code = WITHOUT_PROC.replace("\\\\n", "\\n")
    done = subprocess.run(
        [*inside, sys.executable, "-c", code, str(tmp_path)],
        cwd=KIT,
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    expected = "{'right': 'pass', 'wrong': 'fail', 'crash': 'crash'}"
    assert (done.stdout.strip(), done.stderr) == (expected, "")


PLACES = {
    "full disk": ["--size", "4096", "--tmpfs"],
    "read-only gradebook": ["--ro-bind", "/usr"],
}
WORDS = {"full disk": "The disk is full: ", "read-only gradebook": "Read-only file system"}


@linux
@pytest.mark.parametrize("fault", PLACES)
def test_where_grades_cannot_be_written_one_sentence_says_so(kit, right, tmp_path, fault):
    """And what is there already is not touched; the next grading, elsewhere, has all of it."""
    bwrap = wanted("bwrap", "bubblewrap")
    out = tmp_path / "graded"
    out.mkdir()
    (out / "grades.csv").write_text("of last week", encoding="utf-8")
    for student in ("ann", "bob"):
        (tmp_path / "class" / student).mkdir(parents=True)
        (tmp_path / "class" / student / "double.py").write_text(right, encoding="utf-8")
    kit.add("01_first", "double")
    grades = ("classroom", "grade", "--from", tmp_path / "class", "--out", out, "--trust")
    how = kit.command(*grades, "--clock", "fast", "--isolation", "0")
    inside = [bwrap, "--dev-bind", "/", "/", *PLACES[fault], str(out)]
    args = how.pop("args")
    done = subprocess.run([*inside, *args], timeout=50, check=False, **how)
    assert (done.returncode, done.stderr.count("\n"), WORDS[fault] in done.stderr) == (3, 1, True)
    assert (out / "grades.csv").read_text(encoding="utf-8") == "of last week"
    again = subprocess.run(args, timeout=50, check=False, **how)
    written = (out / "grades.csv").read_text(encoding="utf-8")
    assert (again.returncode, written.count("ann"), written.count("bob")) == (0, 1, 1)


def test_results_come_in_the_order_of_the_batch_however_they_end(kit):
    answers = batch(kit, FEW)
    results = grade(answers, Options(at_once=3))
    assert [result.answer for result in results] == answers


def test_what_is_lost_runs_again_and_is_told_of_once(monkeypatch):
    from grader.supervisor.job import Ended, Transcript

    ways = iter([True, True, False])

    async def run_job(job, start, cores, spending):
        lost = next(ways)
        verdict = "crash" if lost else "answered"
        return Ended(verdict, Transcript(), "", "It was lost.", lost=lost)

    module = sys.modules["grader.supervisor.supervise"]
    monkeypatch.setattr(module, "run_job", run_job)
    seen = []
    (ended,) = asyncio.run(supervise([job(QUICK)], on_end=seen.append))
    assert (ended.verdict, len(seen)) == ("answered", 1)
