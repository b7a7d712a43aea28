"""Workers of one answer share a sandbox, and do not meet in it."""

import asyncio
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from grader.supervisor import Level, Workers, sandboxes, supervise
from grader.supervisor.bubblewrap import make
from tests.needs import linux
from tests.test_supervisor import QUICK, children, job

MEETS_ITSELF = """
import asyncio
import os
import socket

async def double(number):
    with open("/tmp/results", "x") as mine, socket.create_server(("127.0.0.1", 8888)):
        mine.write("1")
        os.close(os.open("/dev/shm/segment", os.O_CREAT | os.O_EXCL))
        await asyncio.sleep(0.5)
        return {"results", "segment"} < {*os.listdir("/tmp"), *os.listdir("/dev/shm"), "more"}
"""
ENDS_ALL = """
import os
import signal

async def double(number):
    for pid in [int(name) for name in os.listdir("/proc") if name.isdigit()] + [-1]:
        try:
            if pid != os.getpid():
                os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
    return number
"""
LEAVES_A_PROCESS = """
import subprocess
import time

async def double(number):
    subprocess.Popen(["sleep", "60"], start_new_session=True)
    return subprocess.run(["sh", "-c", "exec sleep 0.3"]).returncode
"""


@pytest.fixture
def made(possible, monkeypatch):
    """The sandboxes that are made."""
    possible(Level.BUBBLEWRAP)
    sandboxes_made = []

    async def noted():
        sandboxes_made.append(await make())
        return sandboxes_made[-1]

    monkeypatch.setattr(sandboxes, "make", noted)
    return sandboxes_made


def run(*jobs):
    return asyncio.run(supervise(jobs, level=Level.BUBBLEWRAP))


@linux
def test_the_workers_of_an_answer_share_a_sandbox_and_those_of_another_do_not(made):
    ends = run(*[job(QUICK)] * 4, job(QUICK + "\n"))
    assert [ended.transcript.answer["value"] for ended in ends] == [{"int": "4"}] * 5
    assert len(made) == 2


@linux
def test_at_a_fixed_port_and_a_fixed_file_they_do_not_meet(made):
    ends = run(*[job(MEETS_ITSELF)] * 3)
    assert [ended.transcript.answer["value"] for ended in ends] == [{"bool": True}] * 3
    assert len(made) == 1


@linux
def test_one_that_ends_all_that_it_can_ends_nobody_elses_start(made):
    before = children()
    ends = run(*[job(ENDS_ALL)] * 6, job(QUICK))
    assert ends[-1].transcript.answer["value"] == {"int": "4"}
    assert {ended.transcript.state for ended in ends} <= {"hello", "begun", "answered"}
    assert children() - before == set()


@linux
def test_a_process_that_one_has_left_ends_with_the_answer(made):
    before = children()
    ends = run(*[job(LEAVES_A_PROCESS)] * 3)
    assert [ended.transcript.answer["value"] for ended in ends] == [{"int": "0"}] * 3
    assert children() - before == set()


@linux
def test_a_sandbox_that_is_gone_is_not_joined(made):
    async def one_after_another():
        async with Workers() as workers:
            for _ in range(3):
                await supervise([job(QUICK)], level=Level.BUBBLEWRAP, workers=workers)

    asyncio.run(one_after_another())
    assert len(made) == 3


@linux
def test_a_worker_that_is_lost_starts_again_in_a_sandbox_of_its_own(made, monkeypatch):
    first = []

    async def spoilt():
        sandbox = await make()
        if not first:
            sandbox.kill()
            await sandbox._outside.wait()
        first.append(sandbox)
        return sandbox

    monkeypatch.setattr(sandboxes, "make", spoilt)
    ends = run(*[job(QUICK)] * 3)
    assert [ended.transcript.answer["value"] for ended in ends] == [{"int": "4"}] * 3
    assert len(first) >= 2


@linux
def test_after_a_cancelled_run_no_sandbox_is_left(made):
    async def cancelled(seconds):
        slow = job("import asyncio\nasync def double(number):\n    await asyncio.sleep(30)\n")
        async with Workers() as workers:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(seconds):
                    await supervise([slow] * 4, level=Level.BUBBLEWRAP, workers=workers)

    before = children()
    for seconds in (0.005, 0.02, 0.05, 0.2, 0.6):
        asyncio.run(cancelled(seconds))
    assert children() - before == set()
    assert all(one.inside == -1 for one in made)
    assert not [name for name in os.listdir("/proc/self/fd") if "pidfd" in _target(name)]


def _target(name):
    try:
        return os.readlink(f"/proc/self/fd/{name}")
    except OSError:
        return ""


GOES_AT_ONCE = """
import asyncio
import os
from pathlib import Path
from grader.supervisor.bubblewrap import make

async def main():
    making = asyncio.create_task(make())
    while not (begun := Path("/proc/thread-self/children").read_text()):
        await asyncio.sleep(0)
    print(begun, flush=True)
    os._exit(0)

asyncio.run(main())
"""


def in_session(session: str) -> list[str]:
    """The processes of this session."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            found += [process.name] if fields[3] == session and fields[0] != "Z" else []
    return found


@linux
def test_a_grader_that_dies_meanwhile_leaves_no_sandbox_behind(possible):
    """One that is half made ends by itself: nobody else knows of it."""
    possible(Level.BUBBLEWRAP)
    for _ in range(5):
        went = subprocess.run([sys.executable, "-c", GOES_AT_ONCE], capture_output=True, check=True)
        session = went.stdout.decode().strip()
        assert session.isdecimal()
        left = in_session(session)
        for _ in range(100):
            if not (left := in_session(session)):
                break
            time.sleep(0.1)
        assert not left
