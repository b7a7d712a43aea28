"""The watch and its terminal: size, exit, signals, and a second watch."""

import os
import signal
import termios
import time

import pytest

from tests.terminal import Term
from tests.watching import SERIAL, command, ready

pytestmark = pytest.mark.one_python


@pytest.mark.parametrize("size", [(40, 12), (40, 40), (60, 20), (200, 60)], ids=str)
def test_every_line_fits_and_the_footer_is_always_there(watching, size):
    term = watching()
    term.resize(*size)
    ready(term).until("Open exercises/01_first/double.py")
    lines = term.text.splitlines()
    assert (len(lines), "quit" in lines[-1]) == (size[1], True)
    assert all(key in term.text for key in ("h hint", "p previous", "r reset", "a all"))


@pytest.mark.parametrize(
    ("how", "status"), [("q", 0), ("\x03", 130), (signal.SIGTERM, 0), (signal.SIGHUP, 0)]
)
def test_the_terminal_is_restored_at_exit(watching, how, status):
    term = ready(watching())
    assert termios.tcgetattr(term.slave)[3] & termios.ECHO == 0
    if isinstance(how, str):
        term.type(how)
    else:
        os.kill(term.process.pid, how)
    assert term.end() == status
    assert termios.tcgetattr(term.slave) == term.before
    assert term.raw.rfind(b"\x1b[?25h") > term.raw.rfind(b"\x1b[?25l")
    assert "Traceback" not in term.text


def test_a_suspended_watch_continues(watching, stub):
    term = ready(watching())
    term.type("\x1a")
    _wait_for(lambda: _state(term.process.pid) == "T")
    assert termios.tcgetattr(term.slave) == term.before
    os.kill(term.process.pid, signal.SIGCONT)
    stub.write_text(SERIAL)
    term.until("double: fail, 2 of 3 points")
    assert termios.tcgetattr(term.slave)[3] & termios.ECHO == 0


def _state(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        return stat.read().rpartition(")")[2].split()[0]


def _wait_for(condition, limit=20.0):
    end = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_second_watch_is_a_usage_error(watching, two):
    ready(watching())
    with Term(**command(two)) as second:
        assert second.end() == 2
        assert "A watch is already running here" in second.flat


def test_without_a_terminal_it_suggests_check(two):
    done = two.run("watch", TERM="xterm")
    assert (done.returncode, " -m grader check`" in done.stderr) == (2, True)
    assert two.run(TERM="xterm").stderr == done.stderr
