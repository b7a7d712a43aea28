"""Landlock: a process keeps itself off all files but those that it names. See landlock(7).

What it cannot do: keep a process off the network by address (exercises need 127.0.0.1, on any port),
hide the processes of the machine, or bound the disk.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

from grader.worker import READABLE
from grader.worker.confine.system import checked, libc

CREATE, ADD_RULE, RESTRICT = 444, 445, 446
"""System calls, the same numbers on every processor."""
ASK_VERSION = 1
PATH_BENEATH = 1
READ = 0b1101
"""Execute, read a file, read a directory."""
OF_A_FILE = 0b1100_0000_0000_0111
"""Rights that a file can have; the others are a directory's."""
RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
"""How many rights on files there are, by version; 16 since version 5."""
MAKE_BLOCK_DEVICE = 1 << 11
REFER = 1 << 13
REFER_SINCE = 2
SCOPES_SINCE = 6
SCOPES = 0b11
"""No abstract UNIX socket and no signal leads to a process outside."""
SYSTEM = (
    *("/usr", "/bin", "/sbin", "/lib", "/lib64", "/proc", "/etc/hosts", "/etc/nsswitch.conf"),
    *("/etc/ld.so.cache", "/etc/ssl", "/etc/localtime", "/dev/urandom", "/dev/random"),
)
WRITABLE = ("/dev/null", "/dev/zero", "/dev/full", "/dev/shm")
"""Locks between processes live in /dev/shm."""


def version() -> int:
    """The version that this kernel knows; 0 if none, or if it is switched off."""
    return max(0, int(libc.syscall(CREATE, None, ctypes.c_size_t(0), ASK_VERSION)))


def keep_to(scratch: str) -> None:
    """Read what Python and the kit need, write under `scratch`; nothing else. OSError."""
    rights = (1 << RIGHTS.get(version(), 16)) - 1
    scopes = SCOPES if version() >= SCOPES_SINCE else 0
    attributes = struct.pack("=QQQ", rights, 0, scopes)[: 24 if scopes else 8]
    ruleset = _call(CREATE, attributes, ctypes.c_size_t(len(attributes)), 0)
    try:
        for path in readable():
            _allow(ruleset, path, READ & rights)
        for path in (*WRITABLE, scratch):
            _allow(ruleset, path, rights)
        _call(RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)


def keep_apart() -> None:
    """Reach into no process that was there before: not its memory, not its descriptors. OSError.

    Any ruleset does that. This one takes nothing else: who may make a device is root anyhow, and
    files are moved between folders as before.
    """
    moves = REFER if version() >= REFER_SINCE else 0
    ruleset = _call(CREATE, struct.pack("=Q", MAKE_BLOCK_DEVICE | moves), ctypes.c_size_t(8), 0)
    try:
        if moves:
            _allow(ruleset, "/", moves)
        _call(RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)


def readable() -> Iterable[str]:
    """The interpreter, its environment, and what of the kit a worker may see."""
    kit = Path(__file__).parents[2]
    modules = [str(kit / name) for name in READABLE]
    prefixes = {sys.prefix, sys.base_prefix}
    parts = [f"{prefix}/{part}" for prefix in prefixes for part in ("bin", "lib", "lib64")]
    return [*SYSTEM, *parts, *(f"{prefix}/pyvenv.cfg" for prefix in prefixes), *modules]


def _allow(ruleset: int, path: str, rights: int) -> None:
    """Allow these rights under a path; one that is not there needs none."""
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(path):
            rights &= OF_A_FILE
        _call(ADD_RULE, ruleset, PATH_BENEATH, struct.pack("=Qi", rights, descriptor), 0)
    finally:
        os.close(descriptor)


def _call(number: int, *arguments: object) -> int:
    return checked(int(libc.syscall(ctypes.c_long(number), *arguments)))
