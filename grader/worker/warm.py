"""The warm parent: imports what is slow once, then forks a worker for each job.

The grader asks by sending three descriptors (job in, frames out, output) over a Unix socket. The
answer is a line `{"pid": …}`, and a line `{"pid": …, "status": …}` follows when that worker is gone;
`status` is as in `os.waitstatus_to_exitcode`. When the grader closes its end, the parent kills
what is left and exits.
"""

import ctypes
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import threading
from contextlib import suppress
from typing import NoReturn

DESCRIPTORS = 3
PR_SET_CHILD_SUBREAPER = 36
"""From <linux/prctl.h>."""


def main(descriptor: int, imports: list[str]) -> NoReturn:
    """Serve the grader at the other end of `descriptor`, with `imports` already imported."""
    _adopt_orphans()
    for name in ("asyncio", "grader.worker.single", *imports):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # a collection in a worker need not touch, and so copy, what is imported
    WarmParent(socket.socket(fileno=descriptor)).serve()
    os._exit(0)


class WarmParent:
    """Forks, waits for the end of its children, and tells the grader of both."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._children: set[int] = set()
        self._selector = selectors.DefaultSelector()

    def serve(self) -> None:
        """Fork on demand until the grader is gone."""
        wakeup, wake = socket.socketpair()
        wake.setblocking(False)
        signal.set_wakeup_fd(wake.fileno())
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the grader's to answer
        self._selector.register(self._control, selectors.EVENT_READ)
        self._selector.register(wakeup, selectors.EVENT_READ)
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is wakeup:
                    wakeup.recv(4096)
                    self._reap()
                elif not self._answer():
                    self._kill_all()
                    return

    def _answer(self) -> bool:
        message, descriptors, _, _ = socket.recv_fds(self._control, 1, DESCRIPTORS)
        if not message:
            return False
        pid = os.fork()
        if pid == 0:
            self._become_worker(descriptors)
        self._children.add(pid)
        for descriptor in descriptors:
            os.close(descriptor)
        self._tell(pid=pid)
        return True

    def _become_worker(self, descriptors: list[int]) -> NoReturn:
        try:
            os.setsid()
            threading.current_thread()._set_native_id()  # type: ignore[attr-defined]  # else it is the parent's
            signal.set_wakeup_fd(-1)
            threading.main_thread()._set_native_id()  # type: ignore[attr-defined]  # still the parent's
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            for target, descriptor in enumerate(descriptors):
                os.dup2(descriptor, target)
            self._selector.close()
            os.closerange(DESCRIPTORS, 1024)
            from grader.worker import single

            single.main()
        finally:
            os._exit(70)

    def _reap(self) -> None:
        """Collect the children that have ended, and whatever is left of their process groups."""
        for pid in tuple(self._children):
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                continue
            _kill_group(pid)  # before the wait, while the number still belongs to the group
            self._kill_orphans()
            _, status = os.waitpid(pid, 0)
            self._children.discard(pid)
            self._tell(pid=pid, status=os.waitstatus_to_exitcode(status))

    def _kill_orphans(self) -> None:
        """Kill what a worker started in a group of its own: it is this process's child by now."""
        for pid in _children_of_this_process() - self._children:
            with suppress(ProcessLookupError, ChildProcessError, PermissionError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)

    def _tell(self, **message: int) -> None:
        try:
            self._control.sendall(json.dumps(message).encode() + b"\n")
        except OSError:  # the grader is gone; the next recv says so
            return

    def _kill_all(self) -> None:
        for pid in self._children:
            _kill_group(pid)


def _kill_group(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)  # it may not lead its group yet
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent has gone (Linux)."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _children_of_this_process() -> set[int]:
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as children:
            return set(map(int, children.read().split()))
    except OSError:  # no such file in this kernel
        return set()
