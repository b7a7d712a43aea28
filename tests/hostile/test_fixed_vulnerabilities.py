"""Vulnerabilities that were found and fixed, each with a test."""

import asyncio
import os
import signal
import socket
from contextlib import suppress
from pathlib import Path

import pytest

from grader.diagnosis.source import Source
from grader.evidence.values import decode
from grader.supervisor import Job, supervise
from grader.supervisor.isolation.choice import to_do
from grader.supervisor.protocol import MAX_KEYS, MAX_PARTS, ProtocolError, Transcript, parse
from grader.worker.confine import landlock, seccomp
from grader.worker.confine.system import PR_SET_DUMPABLE, gain_nothing, prctl
from grader.worker.encoding import encode
from tests.needs import wanted

PR_SET_PTRACER, ANYBODY = 0x59616D61, (1 << 64) - 1
"""From <linux/prctl.h>."""
PRIME = (1 << 61) - 1
"""Its multiples all have the hash 0."""


def test_diagnosis_searches_each_line_once_for_a_block_around_it():
    """A function that names itself on n lines took time proportional to n to the fourth power."""
    source = Source("def f():\n" + "    x = f\n" * 1000)
    assert source.block_around(2, "timeout") is None


def test_a_block_around_a_call_of_a_call_is_found():
    source = Source(
        "def inner():\n    work()\n\ndef outer():\n    inner()\n\nwith timeout(1):\n    outer()\n"
    )
    assert source.block_around(2, "timeout") == 7


def test_calls_on_a_long_literal_are_found_by_their_name():
    """Each call was unparsed together with the literal before it."""
    source = Source(f"x = [{'1,' * 1000}]{'.gather()' * 40}\n")
    assert source.lines_of_calls("gather") == [1] * 40


@pytest.mark.parametrize("text", ["x = 1\n" * 30_000, "x = [1, 2]\n" * 5000])
def test_a_source_that_is_too_long_is_not_parsed(text):
    assert Source(text).tree.body == []


@pytest.mark.parametrize("kind", ["set", "frozenset", "dict"])
def test_integers_with_colliding_hashes_are_rejected_before_they_are_hashed(kind):
    """100,000 of them took minutes in the grader."""
    items = [f'{{"int": "{n * PRIME}"}}' for n in range(MAX_KEYS + 1)]
    pairs = [f"[{item}, {item}]" for item in items] if kind == "dict" else items
    with pytest.raises(ProtocolError, match="too many keys"):
        parse(f'{{"value": {{"{kind}": [{",".join(pairs)}]}}}}'.encode())


def test_integers_with_colliding_hashes_are_counted_over_all_sets():
    each = f'{{"set": [{",".join(["{}"] * 100)}]}}'
    with pytest.raises(ProtocolError, match="too many keys"):
        parse(f'{{"value": [{",".join([each] * (MAX_KEYS // 100 + 1))}]}}'.encode())


@pytest.mark.parametrize("made", [set, dict.fromkeys])
def test_a_worker_sends_no_more_keys_than_are_read(made):
    """So an answer with many keys is a wrong value, not a protocol error."""
    assert "opaque" in encode(made(range(MAX_KEYS + 1)))
    assert "opaque" not in encode(made(range(MAX_KEYS)))


@pytest.mark.parametrize("part", [b"{},", b"[],", b"0,"])
def test_a_frame_of_millions_of_parts_is_not_parsed(part):
    """15 MB of them took 430 MB of memory until the end of the batch."""
    with pytest.raises(ProtocolError, match="too many parts"):
        parse(b'{"a": [' + part * MAX_PARTS + b"0]}")


@pytest.mark.parametrize("name", ["hello", "begin", "end"])
def test_a_frame_that_needs_only_a_name_has_no_other_content(name):
    states = {"hello": "start", "begin": "hello", "end": "begun"}
    with pytest.raises(ProtocolError, match="something in it"):
        Transcript(state=states[name]).feed(f'{{"frame": "{name}", "x": []}}\n'.encode(), 0.0)


def in_a_child(work):
    """What `work()` returns in a child process, as text."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        try:
            said = str(work())
        except BaseException as error:
            said = type(error).__name__
        theirs.sendall(said.encode())
        os._exit(0)
    theirs.close()
    with ours:
        said = ours.recv(1000).decode()
    os.waitpid(pid, 0)
    return said


@pytest.fixture
def keeper():
    """A process of the same user, as accessible as the one that keeps a sandbox open."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        prctl(
            PR_SET_DUMPABLE, 1
        )  # a process that has supervised is hidden, and so are its children
        with suppress(OSError):
            prctl(PR_SET_PTRACER, ANYBODY)  # where the kernel has Yama
        os.write(writing, b"+")
        signal.pause()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as ready:
        ready.read(1)
    yield pid
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def isolate():
    """Isolate this process as a worker in a sandbox."""
    if not landlock.version():
        pytest.skip("needs a kernel with Landlock: Linux 5.13 or newer")
    gain_nothing()
    landlock.keep_apart()


def test_a_worker_cannot_write_into_the_process_that_keeps_its_sandbox(keeper):
    """That process ran as the same user, without the filter and the limits."""
    memory = Path(f"/proc/{keeper}/mem")
    if not landlock.version():
        pytest.skip("needs a kernel with Landlock: Linux 5.13 or newer")

    def write():
        isolate()
        return memory.open("r+b")

    assert "BufferedRandom" in in_a_child(lambda: memory.open("r+b"))
    assert in_a_child(write) == "PermissionError"


def test_a_worker_can_still_move_files_between_folders(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "file").touch()

    def move():
        isolate()
        return (tmp_path / "a" / "file").rename(tmp_path / "file")

    assert in_a_child(move) == str(tmp_path / "file")


LOOK = """
async def look():
    return [line for pid in (1, 2) for line in open(f"/proc/{pid}/status") if "Seccomp:" in line]
"""
LOOKED = """
from grader import scenario

@scenario
async def looked(student):
    return await student.look()
"""


def test_the_processes_that_keep_a_sandbox_open_have_the_seccomp_filter_too():
    """Without Landlock, a worker of the same user could write into them."""
    wanted("bwrap", "bubblewrap")
    if to_do(2):
        pytest.skip(f"level 2 does not work here: {to_do(2)}")
    asks = [{"kind": "async def", "name": "look", "text": "look()", "parameters": []}]
    student, checks = {"path": "look", "source": LOOK}, {"path": "looked", "source": LOOKED}
    job = Job("look", student, checks, "looked", asks, "seed", 10.0)
    (ended,) = asyncio.run(supervise([job], level=2))
    assert decode(ended.transcript.answer["value"]) == ["Seccomp:\t2\n"] * 2


def test_memory_that_no_limit_counts_is_forbidden():
    def make():
        gain_nothing()
        seccomp.refuse_the_rare()
        return os.memfd_create("more")

    assert in_a_child(make) == "PermissionError"
