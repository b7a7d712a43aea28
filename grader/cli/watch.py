"""`awaitlings watch`: check each file when it is saved."""

import argparse
import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from grader.errors import PASSED, CannotGrade, UsageError
from grader.exercise.catalog import Catalog, CatalogError
from grader.learn.progress import FOLDER, Progress, exercises_here
from grader.learn.reset import keep_stubs

ABOUT = "Check an exercise each time you save it, and go on to the next one when it is done."
LOCK = "watch.lock"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser(
        "watch", help="check each file when you save it", description=ABOUT
    )
    command.set_defaults(run=watch)


def watch(options: argparse.Namespace) -> int:
    """`awaitlings watch`."""
    dumb = os.environ.get("TERM") in (None, "", "dumb")
    if dumb or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("The watch wants a terminal. Without one, use `awaitlings check`.")
    folder = exercises_here()
    exercises = Catalog(folder).exercises
    if not exercises:
        raise CatalogError("There are no exercises here.")
    keep_stubs(exercises)
    with alone(folder.parent):
        _run(folder)
    return PASSED


def _run(folder: Path) -> None:
    import asyncio

    from rich.console import Console

    from grader.learn.keys import Keyboard
    from grader.learn.screen import Screen
    from grader.learn.watch import Watch

    screen = Screen(Console(highlight=False, soft_wrap=False))
    try:
        with Keyboard() as keyboard:
            asyncio.run(Watch(folder, Progress(folder.parent), screen).run(keyboard))
    except ExceptionGroup as errors:
        if errors.split(CannotGrade)[1]:
            raise
        raise CannotGrade(str(errors.exceptions[0])) from None
    finally:
        screen.leave()


@contextmanager
def alone(workspace: Path) -> Iterator[None]:
    """Only one watch in a workspace: two would answer every save twice. UsageError for the second."""
    try:
        (workspace / FOLDER).mkdir(exist_ok=True)
        lock = open(workspace / FOLDER / LOCK, "a+", encoding="ascii")  # noqa: SIM115
    except OSError:  # a folder that cannot be written to
        yield
        return
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise UsageError(
                f"A watch is running here already (process {lock.read().strip()}). Go on there, or "
                "use `awaitlings check`."
            ) from None
        with suppress(OSError):  # on a full disk: the lock holds without it
            lock.truncate(0)
            os.write(lock.fileno(), f"{os.getpid()}\n".encode())
        yield
