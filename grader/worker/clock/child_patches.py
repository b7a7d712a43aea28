"""The places where child processes are started and given work: each tells the clock."""

from __future__ import annotations

import subprocess
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
    ]


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
