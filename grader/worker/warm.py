"""The warm parent: imports what is slow once, then forks a worker for each job.

The grader asks over a Unix socket: `{"level": …, "imports": […]}`, with three descriptors (job in,
frames out, output), and at level 2 a fourth one, a pidfd of the sandbox that the worker is to live in.
The answer is a line `{"pid": …}`, or `{"problem": …}`, and a line `{"pid": …, "status": …}` follows
when that worker is gone; `status` is as in `os.waitstatus_to_exitcode`. When the grader closes its
end, the parent kills what is left and exits.
"""

import gc
import importlib
import json
import os
import resource
import selectors
import shutil
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import NoReturn

from grader.worker.confine import confine, prepare, system
from grader.worker.level import Level

REQUEST = 4096
"""Bytes that hold any request. What comes with descriptors is never read together with what follows."""
DESCRIPTORS = 3
PREFIX = "awaitlings-"
MARKED = "Max msgqueue size"
"""How the kernel calls the limit that says whose child a process is: no other trace outlives a parent."""
FAREWELL = 2.0
"""Seconds to end what is left, before this process goes itself."""


def main(descriptor: int) -> NoReturn:
    """Serve the grader at the other end of `descriptor`."""
    system.die_first()
    system.hide_memory()
    system.adopt_orphans()
    system.when_parent_ends(
        signal.SIGCONT, os.getppid()
    )  # should a worker have stopped this process
    WarmParent(socket.socket(fileno=descriptor)).serve()
    os._exit(0)


class WarmParent:
    """Forks, waits for the end of its children, and tells the grader of both."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._imported: set[str] = set()
        self._children: dict[int, str] = {}  # and the folder that each may write to
        self._selector = selectors.DefaultSelector()

    def serve(self) -> None:
        """Fork on demand until the grader is gone."""
        self._import(["asyncio", "grader.worker.single"])
        prepare()
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
        try:
            request, descriptors, _, _ = socket.recv_fds(self._control, REQUEST, DESCRIPTORS + 1)
        except ConnectionResetError:  # the grader was killed before it had read all that was told
            return False
        if not request:
            return False
        asked = json.loads(request)
        self._import(asked["imports"])
        try:
            self._tell(pid=self._birth(Level(asked["level"]), descriptors))
        except OSError as error:
            self._tell(problem=str(error))
        finally:
            for descriptor in descriptors:
                os.close(descriptor)
        return True

    def _import(self, names: Sequence[str]) -> None:
        """Import these, unless it was tried before: every worker from now on has them."""
        new = [name for name in names if name not in self._imported]
        for name in new:
            with suppress(ImportError):  # whoever needs it will tell
                importlib.import_module(name)
        if new:
            self._imported.update(new)
            gc.collect()
            gc.freeze()  # a collection in a worker need not touch, and so copy, what is imported

    def _birth(self, level: Level, descriptors: list[int]) -> int:
        """Fork a worker, inside the sandbox if there is one; gives its process id. OSError."""
        scratch = tempfile.mkdtemp(prefix=PREFIX) if level is Level.LANDLOCK else ""
        pipes, sandbox = descriptors[:DESCRIPTORS], descriptors[DESCRIPTORS:]
        if sandbox:
            pid = self._fork_inside(sandbox[0], pipes)
        else:
            parent = os.getpid()
            pid = os.fork()
            if pid == 0:
                _mark(os.getpid())
                self._become_worker(level, pipes, parent, scratch)
        self._children[pid] = scratch
        return pid

    def _fork_inside(self, sandbox: int, pipes: list[int]) -> int:
        """A process moves into the sandbox, forks the worker there, and leaves it to this one."""
        reading, writing = os.pipe()
        between = os.fork()
        if between == 0:
            with suppress(OSError), os.fdopen(writing, "w") as told:
                number = os.getpid()
                system.enter(sandbox)
                pid = os.fork()
                if pid == 0:
                    self._become_worker(Level.BUBBLEWRAP, pipes, number)
                told.write(str(pid))
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as telling:
            worker = telling.read()
        os.waitpid(between, 0)
        if not worker:
            raise OSError("the sandbox cannot be entered")
        return int(worker)

    def _become_worker(
        self, level: Level, pipes: list[int], number: int, scratch: str = ""
    ) -> NoReturn:
        """In the forked process: be like a fresh one, do the job, and leave."""
        try:
            os.setsid()
            threading.main_thread()._set_native_id()  # type: ignore[attr-defined]  # else it is the parent's
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            for target, descriptor in enumerate(pipes):
                os.dup2(descriptor, target)
            self._selector.close()
            os.closerange(DESCRIPTORS, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
            confine(level, number, scratch)
            from grader.worker import single

            single.main(alone=level is Level.BUBBLEWRAP)
        finally:
            os._exit(70)

    def _reap(self) -> None:
        """Collect the children that have ended, and whatever is left of their process groups."""
        for pid in tuple(self._children):
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                continue
            _kill_group(pid)  # before the wait, while the number still belongs to the group
            self._kill_orphans(self._children.keys() - {pid})
            _, status = os.waitpid(pid, 0)
            if scratch := self._children.pop(pid):
                shutil.rmtree(scratch, ignore_errors=True)
            self._tell(pid=pid, status=os.waitstatus_to_exitcode(status))

    def _kill_orphans(self, living: Collection[int] = ()) -> None:
        """Kill what workers started in groups of their own, if they are not among the `living`.

        It is this process's child by now, because its own parent has gone.
        """
        for pid in _children_of_this_process() - self._children.keys():
            with suppress(ProcessLookupError, ChildProcessError, PermissionError):
                if _maker(pid) not in living:
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)

    def _tell(self, **message: int | str) -> None:
        try:
            self._control.sendall(json.dumps(message).encode() + b"\n")
        except OSError:  # the grader is gone; the next recv says so
            return

    def _kill_all(self) -> None:
        """The grader is gone: end the workers, all that they have started, and what they wrote."""
        for pid, scratch in self._children.items():
            _kill_group(pid)
            shutil.rmtree(scratch, ignore_errors=True)
        self._children.clear()
        end = time.monotonic() + FAREWELL
        while _children_of_this_process() and time.monotonic() < end:
            self._kill_orphans()


def _kill_group(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)  # it may not lead its group yet
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _mark(worker: int) -> None:
    """Have all that this process starts carry the worker's number: as a limit that no exercise needs."""
    with suppress(ValueError, OSError):  # where even that is limited already
        resource.setrlimit(resource.RLIMIT_MSGQUEUE, (worker, worker))


def _maker(pid: int) -> int:
    """The number of the worker that a process comes from, or 0."""
    with suppress(OSError), open(f"/proc/{pid}/limits", encoding="ascii") as limits:
        for line in limits:
            if line.startswith(MARKED):
                return int(line.removeprefix(MARKED).split()[0])
    return 0


def _children_of_this_process() -> set[int]:
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as children:
            return set(map(int, children.read().split()))
    except OSError:  # no such file in this kernel
        return set()
