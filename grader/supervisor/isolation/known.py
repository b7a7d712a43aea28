"""Remembers which levels of isolation work here, because trying them out takes seconds.

What was found counts as long as nothing differs that could change it: the boot, the kernel and its
switches, the user, the limits, bubblewrap, Python and the kit. Only what works is remembered, so a remedy
helps at once. A start that fails all the same makes it all be tried anew.
"""

import hashlib
import json
import os
import platform
import shutil
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from grader.atomic_write import replace_file
from grader.worker.level import Level

PACKAGE = Path(__file__).resolve().parents[2]
DECIDE = ("worker", "supervisor")
"""The packages of the kit that decide what a level can do."""
SWITCHES = (
    "/proc/sys/kernel/random/boot_id",
    "/proc/sys/kernel/unprivileged_userns_clone",
    "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
    "/proc/sys/user/max_user_namespaces",
    "/proc/self/attr/current",
)
LIMITS = ("AS", "CPU", "DATA", "FSIZE", "NOFILE", "NPROC")


def works(level: Level) -> bool:
    """Whether this level is known to work here."""
    return str(level) in _read()


def remember(level: Level) -> None:
    """It has been tried out, and works."""
    with suppress(OSError):  # then it is tried out each time
        _file().parent.mkdir(parents=True, exist_ok=True)
        known = {_key(): sorted({*_read(), str(level)})}
        replace_file(_file(), json.dumps(known) + "\n")


def forget() -> None:
    """Try all levels out anew."""
    with suppress(OSError):
        _file().unlink(missing_ok=True)


def _file() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "awaitlings/levels"


def _read() -> list[str]:
    try:
        levels = json.loads(_file().read_bytes()).get(_key(), [])
    except (OSError, ValueError, AttributeError, RuntimeError):  # none, not ours, or no home
        return []
    return [str(level) for level in levels] if isinstance(levels, list) else []


@cache
def _key() -> str:
    """A digest of all that decides whether a level works."""
    import resource  # which only Unix has

    limits = [resource.getrlimit(getattr(resource, f"RLIMIT_{name}")) for name in LIMITS]
    who = (os.getuid(), os.getgid(), sorted(os.getgroups()), sys.executable, sys.version)
    parts = [*platform.uname(), who, limits, *map(_text, SWITCHES), _bubblewrap(), _kit()]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _bubblewrap() -> object:
    found = shutil.which("bwrap")
    status = os.stat(found) if found else None
    return status and (found, status.st_size, status.st_mtime_ns, status.st_mode)


def _kit() -> object:
    files = sorted(file for name in DECIDE for file in (PACKAGE / name).rglob("*.py"))
    return [(str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files]
