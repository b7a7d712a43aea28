"""`awaitlings watch`: checks each file when it is saved."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from grader.cli import arguments
from grader.commands import WINDOWS, as_typed
from grader.errors import PASSED, CannotGrade, UsageError
from grader.exercise.catalog import Catalog
from grader.exercise.decorators import CatalogError
from grader.learn.progress import FOLDER, Progress, exercises_here
from grader.learn.reset import keep_stubs

ABOUT = "Check an exercise each time you save it, and open the next one when it is done."
LOCK = "watch.lock"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser(
        "watch", help="check each file when you save it", description=ABOUT
    )
    arguments.plain(command)
    command.set_defaults(run=watch)


def watch(options: argparse.Namespace) -> int:
    """`awaitlings watch`."""
    if WINDOWS:
        raise UsageError(
            f"There is no watch on Windows: run `{as_typed('check', 'SLUG')}` after each save, or "
            f"work inside WSL. `{as_typed('list')}` shows the exercises."
        )
    dumb = os.environ.get("TERM") in (None, "", "dumb")
    if (dumb and not options.plain) or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            f"`{as_typed('watch')}` needs a terminal. Without one, use `{as_typed('check')}`."
        )
    folder = exercises_here()
    exercises = Catalog(folder).exercises
    if not exercises:
        raise CatalogError("There are no exercises here: go to your workspace or clone.")
    keep_stubs(exercises)
    with alone(folder.parent):
        _run(folder, plain=options.plain)
    return PASSED


def _run(folder: Path, *, plain: bool) -> None:
    import asyncio

    from rich.console import Console

    from grader.learn.keyboard import Keyboard
    from grader.learn.screen import Screen
    from grader.learn.spoken_screen import SpokenScreen
    from grader.learn.watch import Watch
    from grader.report.plain import PlainTerminal

    drawn = Screen(Console(highlight=False, soft_wrap=False))
    screen = SpokenScreen(PlainTerminal()) if plain else drawn
    try:
        with Keyboard(hide_cursor=not plain) as keyboard:
            asyncio.run(Watch(folder, Progress(folder.parent), screen).run(keyboard))
    except ExceptionGroup as errors:
        if errors.split(CannotGrade)[1]:
            raise
        raise CannotGrade(str(errors.exceptions[0])) from None
    finally:
        screen.leave()


@contextmanager
def alone(workspace: Path) -> Iterator[None]:
    """Allow only one watch in a workspace: two would check every save twice. UsageError."""
    import fcntl  # which only Unix has

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
                f"A watch is already running here (process {lock.read().strip()}): use that one, or "
                f"run `{as_typed('check')}`."
            ) from None
        with suppress(OSError):  # on a full disk: the lock works without it
            lock.truncate(0)
            os.write(lock.fileno(), f"{os.getpid()}\n".encode())
        yield
