"""Workers are started within a bound, watched, and gone afterwards."""

import asyncio
import os
import resource
import time
from pathlib import Path

import pytest

from grader.supervisor import Job, Level, Workers, supervise
from grader.supervisor.job import signal_name
from grader.supervisor.supervise import FILES_BESIDE, most_at_once

CHECKS = """
import asyncio
from grader import scenario

@scenario
async def doubled(student):
    return await student.double(2)
"""
ASKS = [{"kind": "async def", "name": "double", "text": "", "parameters": ["number"]}]
QUICK = "async def double(number):\n    return 2 * number\n"
A_MOMENT = "import asyncio\nasync def double(number):\n    await asyncio.sleep(0.5)\n"
SLOW = "import asyncio\nasync def double(number):\n    await asyncio.sleep(30)\n"


def job(source, limit=5.0):
    student, checks = (
        {"path": f"/{name}.py", "source": s} for name, s in [("a", source), ("c", CHECKS)]
    )
    return Job("double", student, checks, "doubled", ASKS, "seed", limit)


@pytest.fixture(params=["fork", "no fork"], autouse=True)
def way(request, monkeypatch):
    """Both ways to start workers."""
    if request.param == "no fork":
        monkeypatch.setenv("AWAITLINGS_NO_FORK", "1")
    return request.param


def run(jobs, **options):
    return asyncio.run(supervise(jobs, **options))


def children():
    """The process ids of all processes below this one."""
    found, parents = set(), {os.getpid()}
    while parents:
        below = {pid for pid in _pids() if _parent(pid) in parents} - found
        found |= below
        parents = below
    return found


def _pids():
    return {int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()}


def _parent(pid):
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError):
        return None  # and no number: `os.kill` takes -1 for all processes


def state(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "gone"


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc here")


def test_ends_come_in_the_order_of_the_jobs():
    sources = [QUICK, "import os\nos._exit(3)\n", QUICK, "print('x' * 300_000)\n"]
    ends = run([job(source) for source in sources])
    assert [ended.verdict for ended in ends] == ["answered", "crash", "answered", "limit"]


def test_no_jobs_have_no_ends():
    assert run([]) == []


def test_every_end_is_told_of():
    seen = []
    jobs = [job(QUICK) for _ in range(3)]
    run(jobs, on_end=lambda one: seen.append(one))
    assert len(seen) == 3


def test_what_was_printed_comes_along():
    (ended,) = run([job("print('at import')\n" + QUICK)])
    assert ended.output == "at import\n"


def test_input_finds_nothing_to_read():
    (ended,) = run([job("async def double(number):\n    return input()\n")])
    assert ended.transcript.answer["error"]["type"] == "EOFError"


def test_a_worker_knows_nothing_of_the_environment(monkeypatch):
    monkeypatch.setenv("A_SECRET", "hunter2")
    source = "import os\nasync def double(number):\n    return dict(os.environ)\n"
    (ended,) = run([job(source)])
    assert "hunter2" not in str(ended.transcript.answer)


@pytest.mark.parametrize("bound", [1, 2])
def test_no_more_than_the_bound_run_at_once(tmp_path, bound):
    source = """
import asyncio, os, time
async def double(number):
    begin = time.monotonic()
    await asyncio.sleep(0.1)
    return [begin, time.monotonic()]
"""
    ends = run([job(source) for _ in range(5)], at_once=bound)
    spans = [
        [float.fromhex(t["float"]) for t in e.transcript.answer["value"]["list"]] for e in ends
    ]
    changes = sorted([(begin, 1) for begin, _ in spans] + [(end, -1) for _, end in spans])
    running = [sum(change for _, change in changes[: n + 1]) for n in range(len(changes))]
    assert max(running) <= bound


@linux
def test_no_process_is_left_after_a_run():
    before = children()
    run([job(QUICK), job(SLOW, limit=0.8), job("import os\nos._exit(0)\n")])
    assert children() - before == set()


@linux
def test_a_child_of_the_students_goes_with_its_worker():
    source = """
import subprocess
async def double(number):
    return subprocess.Popen(["sleep", "30"]).pid
"""
    (ended,) = run([job(source)])
    pid = int(ended.transcript.answer["value"]["int"])
    _wait_until(lambda: state(pid) in ("gone", "Z"))
    assert state(pid) in ("gone", "Z")


@linux
def test_a_cancelled_run_leaves_no_process():
    async def cancelled():
        task = asyncio.create_task(supervise([job(SLOW), job(SLOW)]))
        while len(children() - before) < 2:
            await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    before = children()
    asyncio.run(cancelled())
    assert children() - before == set()


@linux
def test_a_run_that_is_cancelled_while_pipes_are_opened_leaves_none_open():
    """Each of them is cancelled one turn of the loop later than the one before."""

    async def cancelled(turns):
        task = asyncio.create_task(supervise([job(QUICK)]))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancelled(1))
    before = os.listdir("/proc/self/fd")
    for turns in range(15):
        asyncio.run(cancelled(turns))
    assert len(os.listdir("/proc/self/fd")) == len(before)


@linux
def test_a_cancelled_run_leaves_none_of_its_workers_with_a_parent_that_is_kept(level):
    async def cancelled():
        async with Workers() as workers:
            await supervise([job(QUICK)], level=level, workers=workers)
            kept = children()
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.7):
                    await supervise([job(SLOW), job(SLOW)], level=level, workers=workers)
            return children() - kept

    before = children()
    assert asyncio.run(cancelled()) == set()
    assert children() - before == set()


@linux
def test_a_worker_that_is_born_after_its_start_was_cancelled_is_killed(way):
    async def cancelled(descriptors):
        async with Workers() as workers:
            await supervise([job(QUICK)], workers=workers)
            kept = children()
            starting = asyncio.create_task(workers.start(Level.PROCESS, [], None, descriptors))
            await asyncio.sleep(0)
            starting.cancel()
            await asyncio.wait([starting])
            await supervise([job(QUICK)], workers=workers)  # one after another: now it is born
            await asyncio.to_thread(_wait_until, lambda: not children() - kept)
            return children() - kept

    if way == "no fork":
        pytest.skip("asyncio ends what it was starting")
    reading, writing = os.pipe()  # nobody closes it meanwhile, which would end the worker too
    try:
        assert asyncio.run(cancelled([reading] * 3)) == set()
    finally:
        os.close(reading)
        os.close(writing)


@linux
def test_when_the_warm_parent_is_killed_another_takes_its_place(way):
    async def bereaved():
        jobs = [job(A_MOMENT), *(job(QUICK) for _ in range(3))]
        task = asyncio.create_task(supervise(jobs, at_once=1))
        while not (parents := {_parent(pid) for pid in children() - before} - {None, os.getpid()}):
            await asyncio.sleep(0.02)
        os.kill(parents.pop(), 9)
        return await task

    if way == "no fork":
        pytest.skip("every worker is on its own")
    before = children()
    assert [ended.verdict for ended in asyncio.run(bereaved())] == ["answered"] * 4
    assert children() - before == set()


def test_signals_have_names():
    assert signal_name(9) == "SIGKILL"
    assert signal_name(37) == "signal 37"


def _wait_until(condition, seconds=5.0):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)


def test_as_many_workers_at_a_time_as_the_limit_on_open_files_allows(monkeypatch):
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (1024, 1024))
    each_has = 3 * 2 + 2  # three pipes, and at level 2 the sandbox's line and its pidfd
    assert most_at_once(200) * each_has + FILES_BESIDE <= 1024


SOCKETS = """
import os, stat
def is_socket(number):
    try:
        return stat.S_ISSOCK(os.fstat(number).st_mode)
    except OSError:
        return False
FOUND = [number for number in range(3000) if is_socket(number)]
async def double(number):
    return FOUND
"""


def test_a_worker_inherits_no_line_of_the_grader_whatever_its_number():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
    opened = []
    try:
        while not opened or (opened[-1] < min(hard, 4096) - 100 and len(opened) < 1200):
            opened.append(os.open(os.devnull, os.O_RDONLY))
        (ended,) = run([job(SOCKETS)])
    finally:
        for number in opened:
            os.close(number)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert ended.transcript.answer["value"] == {"list": []}
