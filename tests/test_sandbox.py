"""What the student's code can see and do in a worker that is kept apart."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from grader.supervisor import Level, supervise
from grader.supervisor.bubblewrap import policy
from grader.worker import READABLE
from grader.worker.confine import seccomp
from tests.needs import linux
from tests.test_supervisor import job

KIT = Path(__file__).resolve().parent.parent


SPYING = """
import os, pathlib, subprocess
async def double(number):
    return {expression}
"""


def _told(expression, level):
    (ended,) = asyncio.run(supervise([job(SPYING.format(expression=expression))], level=level))
    return ended.transcript.answer.get("value") or ended.transcript.answer["error"]["type"]


@linux
def test_a_worker_cannot_read_the_memory_of_the_process_that_started_it():
    if os.geteuid() == 0:
        pytest.skip("root may read all memory: run the tests as an ordinary user")
    assert (
        _told("open(f'/proc/{os.getppid()}/mem', 'rb').read(1)", Level.PROCESS) == "PermissionError"
    )


@linux
def test_in_a_sandbox_there_is_nothing_of_the_kit_but_the_worker(possible):
    possible(Level.BUBBLEWRAP)
    folder = str(KIT / "grader")
    seen = _told(f"sorted(os.listdir({folder!r}))", Level.BUBBLEWRAP)
    names = {item["str"] for item in seen["list"]}
    assert names == set(READABLE)


@linux
def test_a_kit_that_lies_below_tmp_is_seen_in_a_sandbox():
    """The sandbox's own /tmp was put over it, and whatever was imported late was missing."""
    options = " ".join(policy())
    shown = [options.index(f"-bind {KIT}/grader/worker"), options.index(f"-try {sys.prefix}/lib")]
    assert options.index("--tmpfs /tmp ") < min(shown)


@linux
def test_in_a_sandbox_the_solutions_are_not_there(possible):
    possible(Level.BUBBLEWRAP)
    solutions = str(KIT / "solutions")
    assert _told(f"os.path.exists({solutions!r})", Level.BUBBLEWRAP) == {"bool": False}


@linux
def test_in_a_sandbox_only_its_own_processes_are_seen(possible):
    possible(Level.BUBBLEWRAP)
    seen = _told("len([name for name in os.listdir('/proc') if name.isdigit()])", Level.BUBBLEWRAP)
    assert int(seen["int"]) <= 4


@linux
@pytest.mark.parametrize("place", ["/", "/dev", "/usr", "/etc"])
def test_in_a_sandbox_only_the_small_folders_can_be_written_to(place, possible):
    possible(Level.BUBBLEWRAP)
    assert _told(f"open('{place}/file', 'w')", Level.BUBBLEWRAP) in ("OSError", "PermissionError")


@linux
def test_in_a_sandbox_no_namespace_can_be_made(possible):
    possible(Level.BUBBLEWRAP)
    told = _told(
        "subprocess.run(['unshare', '--user', 'true'], stderr=-3).returncode", Level.BUBBLEWRAP
    )
    assert told == {"int": "1"}


@linux
def test_a_worker_at_level_2_is_no_root_and_holds_no_capability(possible):
    possible(Level.BUBBLEWRAP)
    status = _told("pathlib.Path('/proc/self/status').read_text()", Level.BUBBLEWRAP)["str"]
    lines = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert lines["Uid"].split()[0] != "0"
    assert {lines[name] for name in ("CapPrm", "CapEff", "CapInh", "CapAmb")} == {"0" * 16}
    assert (lines["NoNewPrivs"], lines["Seccomp"]) == ("1", "2")


@linux
def test_two_answers_never_share_a_sandbox(possible):
    possible(Level.BUBBLEWRAP)
    source = SPYING.format(expression="open('/tmp/mark', 'x').close()")
    ends = asyncio.run(supervise([job(source), job(source)], level=Level.BUBBLEWRAP))
    assert [ended.transcript.answer.get("value") for ended in ends] == [{"NoneType": None}] * 2


@linux
def test_nothing_that_level_1_lets_be_written_is_left(possible, tmp_path):
    possible(Level.LANDLOCK)
    told = _told(
        "(pathlib.Path(os.environ['TMPDIR'], 'mark').touch(), os.environ['TMPDIR'])[1]",
        Level.LANDLOCK,
    )
    assert Path(told["str"]).exists() is False


def test_the_filter_is_whole_instructions_and_ends_by_allowing():
    for numbers in seccomp.NUMBERS.values():
        code = seccomp.program(numbers)
        assert len(code) % 8 == 0
        assert code[-8:] == seccomp._step(seccomp.RETURN, seccomp.ALLOW)
