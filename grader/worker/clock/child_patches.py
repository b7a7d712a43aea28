"""The places where child processes are started and given work: each tells the clock."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import ProcessPoolExecutor
from multiprocessing.process import BaseProcess
from typing import Any

from grader.worker.clock.mover import Mover
from grader.worker.patching import Patch


def child_patches(clock: Mover) -> list[Patch]:
    """Return what to replace. The time that a process takes to start is not charged."""
    return [
        (subprocess.Popen, "__init__", _open(clock, subprocess.Popen.__init__)),
        (BaseProcess, "start", _start(clock, BaseProcess.start)),
        (ProcessPoolExecutor, "submit", _submit(clock, ProcessPoolExecutor.submit)),
        *[(os, name, _fork(clock, getattr(os, name))) for name in _FORKS if hasattr(os, name)],
        *[(os, name, _spawn(clock, getattr(os, name))) for name in _SPAWNS if hasattr(os, name)],
        (os, "system", _system(clock, os.system)),
    ]


_FORKS = ("fork", "forkpty")
_SPAWNS = ("posix_spawn", "posix_spawnp")
_COUNT_THEMSELVES = ("multiprocessing.popen_fork", "multiprocessing.popen_forkserver")


def _fork(clock: Mover, original: Callable[[], Any]) -> Callable[[], Any]:
    def fork() -> Any:
        if sys._getframe(1).f_globals.get("__name__") in _COUNT_THEMSELVES:
            return original()
        clock.children.count()
        with clock.turns.excused():
            forked = original()
        pid = forked[0] if isinstance(forked, tuple) else forked
        if pid:
            clock.children.add_pid(pid)
        return forked

    return fork


def _spawn(clock: Mover, original: Callable[..., int]) -> Callable[..., int]:
    def spawn(*args: Any, **kwargs: Any) -> int:
        clock.children.count()
        with clock.turns.excused():
            pid = original(*args, **kwargs)
        clock.children.add_pid(pid)
        return pid

    return spawn


def _system(clock: Mover, original: Callable[[str], int]) -> Callable[[str], int]:
    def system(command: str) -> int:
        clock.children.count()
        return original(command)

    return system


def _open(clock: Mover, original: Callable[..., None]) -> Callable[..., None]:
    def open_child(child: subprocess.Popen[Any], *args: Any, **kwargs: Any) -> None:
        clock.children.count()
        with clock.turns.excused():
            original(child, *args, **kwargs)
        clock.children.add(child)

    return open_child


def _start(clock: Mover, original: Callable[[BaseProcess], None]) -> Callable[[BaseProcess], None]:
    def start(child: BaseProcess) -> None:
        clock.children.count()
        with clock.turns.excused():
            original(child)
        if child.pid is not None and not clock.threads.submitting_to_pool():
            clock.children.add_pid(child.pid)

    return start


def _submit(clock: Mover, original: Callable[..., Future[Any]]) -> Callable[..., Future[Any]]:
    def submit(*args: Any, **kwargs: Any) -> Future[Any]:
        clock.children.count()
        return clock.threads.submit("helper", original, *args, **kwargs)

    return submit
