"""A terminal for tests: runs a program in a real pseudo-terminal, and keeps what it drew."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from contextlib import suppress

import pyte


def _in_the_foreground():
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # tests in the background may ignore it


class Term:
    """A program in a pseudo-terminal of this size."""

    def __init__(self, args, cwd, env, columns=80, rows=40):
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.master, slave = pty.openpty()
        self._size(slave, columns, rows)
        self.before = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            args,
            cwd=cwd,
            env=env,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_in_the_foreground,
        )
        self.slave = slave

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGCONT)
                os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait(5)
        os.close(self.master)
        os.close(self.slave)

    @property
    def text(self):
        """The visible text, without trailing spaces."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def type(self, keys):
        """Press these keys."""
        os.write(self.master, keys.encode())

    def resize(self, columns, rows):
        """Resize the window."""
        self.screen.resize(rows, columns)
        self._size(self.master, columns, rows)
        os.killpg(self.process.pid, signal.SIGWINCH)

    @staticmethod
    def _size(descriptor, columns, rows):
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        """Read what the program draws within so many seconds; returns whether there was anything."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        data = os.read(self.master, 1 << 16)
        self.raw += data
        self._stream.feed(data)
        return True

    def until(self, words, limit=25.0):
        """Read until these words are visible; returns the text. AssertionError after the limit."""
        end = time.monotonic() + limit
        while words not in self.flat:
            left = end - time.monotonic()
            assert left > 0, f"`{words}` is not visible:\n{self.text}"
            self.read(min(left, 1.0))
        return self.text

    @property
    def flat(self):
        """The text on one line, so that it does not matter where it was wrapped."""
        return " ".join(self.text.split())

    def end(self, limit=25.0):
        """The exit status, once the program has exited."""
        end = time.monotonic() + limit
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.1)
        while self.read(0):
            pass
        return self.process.wait(1)
