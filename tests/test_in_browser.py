"""What a page asks of the grader: which scenarios to run, and what came of them.

The worker's side runs in this process, on the bare clock, as it does in a browser.
"""

import gc
import json
import sys
from dataclasses import replace

import aiohttp
import pytest

from grader.errors import CannotGrade
from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import KIT, Catalog
from grader.exercise.solutions import solutions_folder
from grader.judging import in_browser
from grader.judging.in_browser import ended, plan, quietest, report
from grader.supervisor.job import COMPUTING, Job
from grader.worker import beside, run
from grader.worker import in_browser as in_worker
from grader.worker.channel import line_of
from grader.worker.clock import real
from grader.worker.clock.bare import BareClock
from grader.worker.overdue_lines import Stopped, watch_lines
from grader.worker.run import Run, import_problem

RIGHT = (KIT / "solutions/03_gather/fetch_all/solution.py").read_text("utf-8")
SERIAL = "async def fetch_all(fetch, urls) -> list[str]:\n    return [await fetch(url) for url in urls]\n"


@pytest.fixture
def no_threads(monkeypatch):
    """Run scenarios as where there are no threads, sockets and processes."""
    for module in (beside, run):
        monkeypatch.setattr(module, "THREADS", False)


def end_of(scenario, late=False):
    """What came of a scenario, with the frames of a worker."""
    frames = []

    def say(name, content=None):
        frames.append((line_of(name, content).decode(), float(len(frames))))

    one = Run(scenario["job"], lambda: say("begin"), lambda: say("end"))
    assert isinstance(one.clock, BareClock)
    say("hello")
    with one.installed():
        problem = import_problem(one)
        if problem is not None:
            say("import-failed", problem)
        else:
            one.execute()
            say("answer", one.answer())
    if one.loop is not None:
        one.loop.close()
    return {"frames": frames, "output": "", "late": late}


def graded(text, slug="fetch_all"):
    planned = json.loads(plan(slug, text, "1"))
    runs = [[end_of(scenario)] for scenario in planned]
    said = json.loads(report(slug, text, "1", json.dumps(runs), 0.5))
    while "again" in said:
        for place in said["again"]:
            runs[place].append(end_of(planned[place]))
        said = json.loads(report(slug, text, "1", json.dumps(runs), 0.5))
    return said


def test_a_right_answer_passes_and_the_report_is_the_kits_own(no_threads):
    said = graded(RIGHT)
    (result,) = said["exercises"]
    assert (result["verdict"], result["points"]) == ("pass", 7)
    assert "awaitlings-report" in said["html"]


def test_a_collection_need_not_look_at_what_was_imported_and_does_at_what_came_later():
    was_there = [[]]
    try:
        in_worker.import_once("json.tool")
        came_later = [[]]
        in_worker.import_once("json.tool")
        seen = {id(one) for one in gc.get_objects()}
        assert "json.tool" in sys.modules
        assert (id(was_there) in seen, id(came_later) in seen) == (False, True)
    finally:
        gc.unfreeze()


def test_a_serial_answer_is_named_at_its_line_in_every_scenario_of_a_process(no_threads):
    (result,) = graded(SERIAL)["exercises"]
    assert [(m["name"], m["line"]) for m in result["mistakes"]] == [("serial-await", 2)]


def test_the_path_of_a_scenario_begins_with_it_and_not_with_the_one_before(no_threads):
    planned = json.loads(plan("fetch_all", RIGHT, "1"))
    for scenario in planned:
        frame = json.loads(end_of(scenario)["frames"][-1][0])
        seen = frame["seen"]
        assert seen["path"][-1]["end"] <= seen["elapsed"] + 1e-6


def test_what_cannot_be_read_needs_no_scenario():
    assert plan("fetch_all", "\0", "1") == "[]"
    (result,) = json.loads(report("fetch_all", "\0", "1", "[]", 0.1))["exercises"]
    assert result["verdict"] == "rejected"


JOB = Job(
    "fetch_all", {"path": "a.py", "source": ""}, {"path": "b.py", "source": ""}, "one", [], "1", 5.0
)
HELLO = ('{"frame": "hello"}\n', 0.0)
BEGIN = ('{"frame": "begin"}\n', 0.1)


@pytest.mark.parametrize(
    ("end", "verdict", "problem"),
    [
        (
            {"frames": [HELLO, BEGIN], "output": "", "late": True},
            Verdict.TIMEOUT,
            "still computing",
        ),
        (
            {"frames": [HELLO], "output": "", "late": True},
            Verdict.TIMEOUT,
            "The import of the file",
        ),
        (
            {"frames": [HELLO, HELLO], "output": "", "late": False},
            Verdict.PROTOCOL,
            "frame 'hello'",
        ),
        ({"frames": [HELLO, BEGIN], "output": "", "late": False}, Verdict.CRASH, "stopped before"),
        ({"frames": [HELLO], "output": "x" * 300_000, "late": False}, Verdict.LIMIT, "256 KB"),
    ],
)
def test_what_a_page_tells_becomes_what_a_supervisor_would_say(end, verdict, problem):
    came = ended(JOB, **end)
    assert came.verdict is verdict
    assert problem in came.problem


@pytest.mark.parametrize(
    ("verdict", "cpu"),
    [(Verdict.ANSWERED, 0.0), (Verdict.TIMEOUT, COMPUTING), (Verdict.CRASH, 0.1)],
)
def test_what_is_late_has_computed_however_soon_a_page_ends_it(verdict, cpu):
    seen = Evidence("one", "", verdict, "why")
    seen = replace(seen, noticed=replace(seen.noticed, cpu=0.1))
    assert in_browser.in_its_time(JOB, seen).noticed.cpu == cpu


def test_who_waits_for_another_thread_waits_for_ever_and_has_not_computed():
    seen = Evidence("one", "", Verdict.TIMEOUT, "why", elapsed=JOB.limit + 0.5)
    assert in_browser.in_its_time(JOB, seen).noticed.cpu == 0


def test_of_several_runs_the_one_that_computed_least_counts(monkeypatch):
    seconds = {"a": 0.4, "b": 0.1, "c": 0.2}
    monkeypatch.setattr(in_browser, "computing", lambda job, end: seconds[end])
    assert quietest(JOB, ["a", "b", "c"]) == ("b", True)


def test_what_seems_to_compute_runs_again_three_times_at_the_most(monkeypatch, no_threads):
    monkeypatch.setattr(in_browser, "computing", lambda job, end: 0.3)
    planned = json.loads(plan("greet", solution("greet"), "1"))
    runs = [[end_of(scenario)] for scenario in planned]
    again = json.loads(report("greet", solution("greet"), "1", json.dumps(runs), 0.1))
    assert again == {"again": list(range(len(planned)))}
    runs = [ends * 3 for ends in runs]
    assert "exercises" in json.loads(report("greet", solution("greet"), "1", json.dumps(runs), 0.1))


def test_an_answer_with_a_thread_is_for_a_machine(monkeypatch, no_threads):
    text = 'async def greet(name) -> None:\n    raise RuntimeError("can\'t start new thread")\n'
    with pytest.raises(CannotGrade, match="starts a thread, which a browser does not have"):
        graded(text, "greet")


def test_an_answer_that_the_system_refuses_something_is_for_a_machine(no_threads):
    text = 'async def greet(name) -> None:\n    raise OSError(28, "No space left on device")\n'
    with pytest.raises(CannotGrade, match="what a browser does not have"):
        graded(text, "greet")


@pytest.mark.skipif(sys.version_info < (3, 12), reason="needs Python 3.12, as every browser has")
def test_many_turns_may_take_three_times_as_long_as_one():
    told = []
    code = compile("while True:\n    x = 1\n", "spins.py", "exec")
    turns = iter(range(1_000_000))
    began = real.monotonic()
    with (
        pytest.raises(Stopped),
        watch_lines("spins.py", 0.1, lambda: told.append(real.monotonic()), lambda: next(turns)),
    ):
        exec(code, {})
    assert told[0] - began > 0.3


def solution(slug):
    [exercise] = Catalog(KIT / "exercises").select([slug])
    return (solutions_folder(exercise) / "solution.py").read_text("utf-8")


@pytest.mark.skipif(sys.version_info < (3, 12), reason="needs Python 3.12, as every browser has")
@pytest.mark.parametrize(
    "text",
    [
        "while True:\n    x = 1\n",
        "while True: pass\n",
        "import itertools\nsum(0 for _ in itertools.count())\n",
        "x = True\nwhile x: pass\n",
    ],
)
def test_a_line_that_runs_too_long_is_told_and_stopped(text):
    told = []
    code = compile(text, "spins.py", "exec")
    with pytest.raises(Stopped), watch_lines("spins.py", 0.01, lambda: told.append(True)):
        exec(code, {})
    assert told == [True]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="needs Python 3.12, as every browser has")
def test_the_line_that_took_the_longest_is_known_though_no_thread_looks(no_threads):
    text = f"{SERIAL.partition(':')[0]}:\n    for _ in range(3):\n        sum(range(4_000_000))\n    return []\n"
    scenario = json.loads(plan("fetch_all", text, "1"))[0]
    one = Run(scenario["job"], lambda: None, lambda: None)
    with one.installed():
        assert import_problem(one) is None
        with watch_lines(one.path, 5.0, lambda: None, one.turns, one.probes.blocked.at):
            one.execute()
    one.loop.close()
    assert [stretch.line for stretch in one.probes.blocked.found] == [3]


LOCKED = """\
import threading

lock = threading.Lock()


async def fetch_all(fetch, urls):
    with lock, lock:
        return [await fetch(url) for url in urls]
"""


@pytest.mark.skipif(sys.version_info < (3, 12), reason="needs Python 3.12, as every browser has")
def test_a_wait_for_another_thread_is_told_on_its_line(no_threads, monkeypatch):
    monkeypatch.setattr(in_worker, "_prepare", lambda imports, printed: None)
    scenario = json.loads(plan("fetch_all", LOCKED, "1"))[0]
    frames = []
    in_worker.run(json.dumps(scenario["job"]), "", 5.0, frames.append, lambda text: None)
    heard = [(line, 0.1) for line in frames[:3]]  # a page listens no longer
    end = ended(Job(**scenario["job"]), heard, "", late=True)
    assert end.problem == "It was still running after 10 s, and was stopped."
    assert end.transcript.overdue["running_line"] == 7


@pytest.mark.skipif(sys.version_info < (3, 12), reason="needs Python 3.12, as every browser has")
def test_the_network_is_given_back_after_each_scenario(no_threads, monkeypatch):
    monkeypatch.setattr(in_worker, "_prepare", lambda imports, printed: None)
    before = aiohttp.ClientSession._request
    scenario = json.loads(plan("get_json", solution("get_json"), "1"))[0]
    in_worker.run(json.dumps(scenario["job"]), "", 5.0, lambda line: None, lambda text: None)
    assert aiohttp.ClientSession._request is before
