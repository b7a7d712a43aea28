"""The limits that a worker has at each level, and the verdict that names them."""

import pytest

from grader.exercise.catalog import Catalog, exercises_folder
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import take
from grader.gathering.gather import job_for
from grader.gathering.limits_hit import limit_of
from grader.supervisor import Level
from tests.by_hand import error
from tests.needs import linux

BOMBS = {
    "memory": ("keep = []\n    while True: keep.append(bytearray(50_000_000))", "1 GB of memory"),
    "files": (
        "keep = []\n    while True: keep.append(open('/dev/null'))",
        "more files and sockets",
    ),
    "file size": (
        "import tempfile\n    tempfile.TemporaryFile().truncate(1 << 40)",
        "256 MB to one file",
    ),
    "processor": (
        "import resource\n    resource.setrlimit(resource.RLIMIT_CPU, (1, 3))\n    while True: pass",
        "CPU time",
    ),
}
BOMBS_IN_A_SANDBOX = {
    "disk": (
        "import os\n    for name in 'ab': os.posix_fallocate(os.open('/tmp/' + name, 66), 0, 200 << 20)",
        "filled the disk",
    ),
    "processes": (
        "import threading\n    while True: threading.Thread(target=threading.Event().wait).start()",
        "processes and threads",
    ),
}


@linux
@pytest.mark.parametrize("name", BOMBS)
def test_a_limit_is_named(name, level, kit, right):
    body, words = BOMBS[name]
    verdict, problem = _graded(kit, body, level)
    assert (verdict, words in problem) == ("limit", True)


@linux
@pytest.mark.parametrize("name", BOMBS_IN_A_SANDBOX)
def test_a_sandbox_has_limits_of_its_own(name, kit, possible):
    possible(Level.BUBBLEWRAP)
    body, words = BOMBS_IN_A_SANDBOX[name]
    verdict, problem = _graded(kit, body, Level.BUBBLEWRAP)
    assert (verdict, words in problem) == ("limit", True)


def _graded(kit, body, level):
    source = f"async def double(number):\n    {body}\n"
    (result,) = kit.grade_sources({"bomb": source}, isolation=level).values()
    return result.verdict, result.problem


@linux
def test_a_time_out_is_told_from_a_limit(level, kit):
    kit.limit = 0.6
    kit.add("01_first", "double")
    assert _graded(kit, "while True: pass", level)[0] == "timeout"


@pytest.mark.parametrize(
    ("type_", "message", "words"),
    [
        ("MemoryError", "", "memory"),
        ("OSError", "[Errno 28] No space left on device", "disk"),
        ("OSError", "[Errno 27] File too large", "one file"),
        ("OSError", "[Errno 24] Too many open files", "files and sockets"),
        ("RuntimeError", "can't start new thread", "threads"),
        ("BlockingIOError", "[Errno 11] Resource temporarily unavailable", "processes"),
    ],
)
def test_an_exception_tells_its_limit_also_in_a_group(type_, message, words):
    one = error(type_, message)
    group = error("ExceptionGroup", "several", exceptions=(error("ValueError", "no"), one))
    assert (words in limit_of(one), words in limit_of(group)) == (True, True)


def test_an_ordinary_exception_tells_of_no_limit():
    assert limit_of(error("ValueError", "[Errno 2] No such file")) == ""


def test_tests_that_run_with_many_versions_may_compute_for_longer():
    catalog = Catalog(exercises_folder())
    of_code, of_tests = (
        job_for(Answer(one, take(one.stub)), one.scenarios[0], Options(clock="fast"))
        for one in catalog.select(["fetch_all", "test_retry"])
    )
    assert len(of_tests.versions) > 15
    assert of_tests.computing >= 6 + 0.5 * len(of_tests.versions) > of_code.computing
    assert of_tests.limit > of_code.limit
