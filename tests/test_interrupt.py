"""Ctrl-C in the middle of a run: it exits at once, and no process is left."""

import signal
import subprocess
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="there is no /proc here"
)

FOREVER = """
import asyncio, os
async def double(number):
    open({flag!r}, "a").write(f"{{os.getpid()}}\\n")
    {wait}
"""


def write_answer(kit, wait):
    flag = kit.folder / "running"
    kit.limit = 25
    source = FOREVER.format(flag=str(flag), wait=wait)
    kit.add("01_first", "double", stub=source)
    kit.add("02_second", "double_again", stub=source)
    return flag


def workers(flag, number=2, seconds=20.0):
    """The process ids of the workers, once so many run."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if flag.exists() and len(pids := flag.read_text().split()) >= number:
            return [int(pid) for pid in pids]
        time.sleep(0.05)
    pytest.fail("the workers did not start")


def gone(pid, seconds=5.0):
    end = time.monotonic() + seconds
    while Path(f"/proc/{pid}").exists() and time.monotonic() < end:
        if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return not Path(f"/proc/{pid}").exists()


def descendants(pid):
    found = [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in _children(task)
    ]
    return found + [below for child in found for below in descendants(child)]


def _children(task):
    try:
        return (task / "children").read_text().split()
    except OSError:
        return []


@pytest.mark.parametrize("way", [{}, {"AWAITLINGS_NO_FORK": "1"}], ids=["fork", "no fork"])
@pytest.mark.parametrize(
    "wait", ["await asyncio.sleep(60)", "while True: pass"], ids=["waiting", "busy"]
)
def test_ctrl_c_stops_at_once_and_leaves_no_process(kit, way, wait):
    flag = write_answer(kit, wait)
    command = kit.command("check", **way)
    # a shell ignores SIGINT in what it starts in the background
    with subprocess.Popen(**command, preexec_fn=_as_in_a_terminal) as process:
        running = workers(flag)
        family = descendants(process.pid)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, err.strip()) == (130, "Stopped.")
    assert "Traceback" not in out + err
    assert set(running) <= set(family)
    assert [pid for pid in family if not gone(pid)] == []


def _as_in_a_terminal():
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_ctrl_c_with_json_on_stdout_writes_nothing_there(kit):
    flag = write_answer(kit, "await asyncio.sleep(60)")
    with subprocess.Popen(
        **kit.command("check", "--json", "-"), preexec_fn=_as_in_a_terminal
    ) as process:
        workers(flag)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, "")


def test_when_the_grader_is_killed_its_workers_exit(kit):
    flag = write_answer(kit, "await asyncio.sleep(60)")
    with subprocess.Popen(**kit.command("check")) as process:
        running = workers(flag)
        process.kill()
        process.communicate(timeout=20)
    assert [pid for pid in running if not gone(pid)] == []


def test_a_grader_that_was_stopped_for_longer_than_the_limit_fails_no_answer(kit, right):
    flag = kit.folder / "running"
    kit.limit = 1.5
    slow = right.replace("await", f"open({str(flag)!r}, 'a').write('1 2'); await", 1)
    kit.add("01_first", "double", stub=slow.replace("0.05", "0.7"))
    with subprocess.Popen(**kit.command("check", "double")) as grader:
        workers(flag)
        grader.send_signal(signal.SIGSTOP)
        time.sleep(2.5)
        grader.send_signal(signal.SIGCONT)
        told, _ = grader.communicate(timeout=50)
    assert "3 of 3 points" in told


LOADING = """
import sys


class CtrlC:
    def find_spec(self, name, *_):
        if name == "grader.cli":
            raise KeyboardInterrupt


sys.meta_path.insert(0, CtrlC())
from grader.__main__ import main
sys.exit(main())
"""


def test_ctrl_c_while_modules_are_loading_prints_no_traceback(kit):
    command = kit.command()
    command["args"][1:] = ["-c", LOADING]
    ended = subprocess.run(**command, check=False, timeout=50)
    assert (ended.returncode, ended.stderr) == (130, "\nStopped.\n")
