"""The levels of isolation: what each one promises, which is taken, and where it is named."""

import asyncio
import json
import os
import sys

import pytest

from grader.errors import CannotGrade
from grader.supervisor import CannotStart, Level, supervise
from grader.supervisor.isolation import canaries, choice, levels, settle
from tests.needs import linux
from tests.test_supervisor import QUICK, job


@linux
@pytest.mark.parametrize("name", ["read", "write", "signal", "port", "vsock", "disk"])
def test_a_canary_finds_open_at_level_0_what_level_2_shuts(name, possible):
    if name == "disk":
        size = os.statvfs("/tmp").f_blocks * os.statvfs("/tmp").f_frsize
        expected = size > canaries.DISK
    else:
        expected = name != "vsock" or _has_vsock()
    assert (possible(Level.PROCESS)[name], possible(Level.BUBBLEWRAP)[name]) == (expected, False)


def _has_vsock():
    import socket

    try:
        socket.socket(40, socket.SOCK_STREAM).close()
    except OSError:
        return False
    return True


@linux
def test_level_1_shuts_files_and_leaves_the_network_open(possible):
    found = possible(Level.LANDLOCK)
    assert [found[name] for name in ("read", "write", "port")] == [False, False, True]


@linux
def test_what_exercises_need_is_there_at_every_level(level, possible):
    assert [possible(level)[name] for name in canaries.MISSING] == [True] * len(canaries.MISSING)


@linux
def test_every_level_keeps_its_promises(level, possible):
    assert canaries.promises_broken(level, possible(level)) == []


@pytest.mark.parametrize("name", canaries.SENTENCES)
def test_one_broken_promise_is_enough(name):
    good = dict.fromkeys(canaries.SENTENCES, False) | dict.fromkeys(canaries.MISSING, True)
    assert canaries.promises_broken(Level.BUBBLEWRAP, good) == []
    assert canaries.promises_broken(Level.BUBBLEWRAP, good | {name: True}) == [
        canaries.SENTENCES[name]
    ]


def test_what_a_canary_did_not_tell_counts_as_broken():
    assert len(canaries.promises_broken(Level.BUBBLEWRAP, {})) == len(canaries.SENTENCES) + len(
        canaries.MISSING
    )


@linux
def test_the_level_is_named_in_the_json(kit, right, level):
    answer = kit.answer("double", right)
    done = kit.run("check", "double", "--from", answer, "--isolation", str(level), "--json", "-")
    report = json.loads(done.stdout)
    named = [report["isolation"], report["exercises"][0]["isolation"]]
    assert (done.returncode, named) == (0, [str(level)] * 2)


def test_ones_own_stub_is_graded_at_level_0(kit):
    report = json.loads(kit.run("check", "--json", "-").stdout)
    assert report["isolation"] == "0"


def test_an_unknown_level_is_wrong_usage(kit):
    assert kit.run("check", "--isolation", "4").returncode == 2


@pytest.fixture
def nothing_works(monkeypatch):
    """A machine on which no level from 1 on works."""
    monkeypatch.setattr(choice, "to_do", lambda level: "It is broken. Fix it." if level else "")


def test_auto_takes_the_best_that_works(monkeypatch, nothing_works):
    assert settle(None) is Level.PROCESS
    monkeypatch.setattr(choice, "to_do", lambda level: "no" if level is Level.BUBBLEWRAP else "")
    assert settle(None) is Level.CONTAINER
    monkeypatch.setattr(choice, "to_do", lambda level: "")
    assert settle(None) is Level.BUBBLEWRAP


def test_a_level_that_does_not_work_is_refused_with_the_remedy(kit, right, nothing_works):
    with pytest.raises(CannotGrade, match=r"level 2 does not work here: It is broken\. Fix it\."):
        settle(Level.BUBBLEWRAP)
    with pytest.raises(CannotGrade, match="Fix it"):
        kit.grade_sources({"right": right}, isolation=Level.BUBBLEWRAP)


def test_every_level_says_whether_it_works(nothing_works):
    assert [(one.level, one.works) for one in levels()] == [
        (Level.PROCESS, True),
        (Level.LANDLOCK, False),
        (Level.BUBBLEWRAP, False),
        (Level.CONTAINER, False),
    ]


@linux
def test_a_worker_that_never_says_hello_is_not_the_students_fault(monkeypatch):
    broken = [sys.executable, "-c", "raise SystemExit('it is broken')"]
    monkeypatch.setattr("grader.supervisor.start.command", lambda: broken)
    monkeypatch.setenv("AWAITLINGS_NO_FORK", "1")
    with pytest.raises(BaseExceptionGroup) as caught:
        asyncio.run(supervise([job(QUICK)]))
    assert caught.group_contains(CannotStart, match="it is broken", depth=None)
