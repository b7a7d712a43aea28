"""How a command is written in a report or a message: as the reader types it here.

Whoever came by `make check` reads commands of make; anybody else those of the program, with the path
by which it can be started in the current folder.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

WINDOWS = sys.platform == "win32"
FROM_MAKE = "AWAITLINGS_FROM_MAKE"
"""The environment variable that the Makefile sets."""
NAME = "awaitlings"
NAMES = {"check": "EX", "hint": "EX", "reset": "EX", "verify": "EX", "explain": "M"}
"""The variable of make for the names that follow a command."""
OPTIONS = {
    "check": {"clock": "CLOCK", "seed": "SEED"},
    "verify": {"clock": "CLOCK"},
    "reset": {"yes": "YES"},
}
"""The variables of make for the options of a command."""
TARGETS = {*NAMES, "watch", "list", "doctor"}
"""The commands that are targets of the Makefile, too."""
EXAMPLE = re.compile(rf"(?:(?<=^  )|(?<=: )|(?<=\$\()){NAME}(?= |$)", re.MULTILINE)
"""The program in an example of a help text."""


def as_typed(name: str, *words: str, **options: str | bool) -> str:
    """A command with what follows it: `as_typed("check", "greet", clock="fast")`."""
    given = {option: value for option, value in options.items() if value}
    known = name in TARGETS and (name in NAMES or not words)
    if FROM_MAKE in os.environ and known and given.keys() <= OPTIONS.get(name, {}).keys():
        variables = {NAMES[name]: " ".join(words)} if words else {}
        variables |= {OPTIONS[name][o]: _value(value) for o, value in given.items()}
        return quoted("make", name, *(f"{key}={value}" for key, value in variables.items()))
    more = [part for o, value in given.items() for part in (f"--{o}", value) if part is not True]
    return f"{program()} {quoted(name, *words, *map(str, more))}"


def quoted(*words: str) -> str:
    """Words of a command line as a shell wants them: on Windows both of its shells."""
    return subprocess.list2cmdline(words) if WINDOWS else shlex.join(words)


def as_here(text: str | None) -> str | None:
    """A help text whose commands, at the start of a line or after `: ` or `$(`, work when pasted here."""
    return text and EXAMPLE.sub(lambda _: program(), text)


def _value(option: str | bool) -> str:
    return "1" if option is True else str(option)


def program(folder: Path | None = None) -> str:
    """What starts Awaitlings in this folder, by default the current one; ready to be pasted."""
    environment = Path(sys.prefix)
    if environment.parent.parent.name == "uv" and environment.parent.name != "tools":
        return f"uvx {NAME}"  # from uv's cache
    here = folder or Path.cwd()
    started, interpreter = Path(sys.argv[0]), Path(sys.executable)
    script = started if started.name == NAME else interpreter.with_name(NAME)
    if started.parts[-2:] != ("grader", "__main__.py") and script.is_file():
        return _typed(script, here)
    return f"{_typed(interpreter, here)} -m grader"


def _typed(file: Path, folder: Path) -> str:
    """A program as it is typed in a folder: its name if a shell finds it, else a path."""
    absolute, place = file.absolute(), folder.absolute()
    for name in (file.name, "python", "python3"):
        if (found := shutil.which(name)) and _is_same(Path(found).absolute(), absolute):
            return name
    if not absolute.is_relative_to(place):
        return quoted(str(absolute))
    below = str(absolute.relative_to(place))
    return quoted(below if os.sep in below else f".{os.sep}{below}")


def _is_same(found: Path, wanted: Path) -> bool:
    """Whether two paths are one program. Links to one Python are not: each has its own packages."""
    beside = found.parent.resolve() == wanted.parent.resolve()
    return (beside or wanted.name == NAME) and found.resolve() == wanted.resolve()
