"""Calls of the Linux kernel that Python has no name for. They raise OSError."""

import ctypes
import os
import sys
from contextlib import suppress
from typing import Any

LINUX = sys.platform.startswith("linux")
WINDOWS = sys.platform == "win32"
PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_CAPBSET_DROP = 24
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38
"""From <linux/prctl.h>."""
CLONE_NEWUSER = 0x10000000
NAMESPACES = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x20000000 | 0x40000000
"""CLONE_NEWNS, -CGROUP, -UTS, -IPC, -PID and -NET, from <linux/sched.h>."""
MS_NOSUID, MS_NODEV, MS_BIND, MS_REC = 2, 4, 4096, 16384
"""From <linux/mount.h>."""
CAPABILITY_VERSION = 0x20080522
"""_LINUX_CAPABILITY_VERSION_3, from <linux/capability.h>."""
OWN_UIDS = range(61184, 65520)
"""Where systemd takes the users for services from: no person and no file belongs to them."""

libc: Any = None if WINDOWS else ctypes.CDLL(None, use_errno=True)


def checked(result: int) -> int:
    """The result of a call, or its error as OSError."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def prctl(option: int, *arguments: object) -> None:
    """One setting of this process; whole numbers and pointers are its arguments."""
    longs = [ctypes.c_ulong(one) if isinstance(one, int) else one for one in arguments]
    checked(libc.prctl(option, *longs, *[ctypes.c_ulong(0)] * (4 - len(longs))))


def hide_memory() -> None:
    """Let no other process of the same user read or change this one. What it forks is hidden too."""
    if LINUX:
        prctl(PR_SET_DUMPABLE, 0)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent has gone."""
    if LINUX:
        prctl(PR_SET_CHILD_SUBREAPER, 1)


def when_parent_ends(signal: int, parent: int) -> None:
    """Be sent this signal when the thread that started this process ends; it may have by now."""
    if LINUX:
        prctl(PR_SET_PDEATHSIG, signal)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal)


def die_first() -> None:
    """When memory is short, let the kernel kill this process and its children before any other."""
    with suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:
        score.write("1000")


def enter(sandbox: int) -> None:
    """Move into the namespaces of the process behind a pidfd; what is forked next is all inside.

    Root leaves out the user namespace: it may enter the others all the same, and the user that it
    becomes then counts as an ordinary one everywhere.
    """
    checked(libc.setns(sandbox, NAMESPACES | (CLONE_NEWUSER if os.geteuid() else 0)))


def leave(namespaces: int) -> None:
    """Have new namespaces of these kinds, apart from those in which this process was."""
    checked(libc.unshare(namespaces))


def mount_memory(folder: str, size: int) -> None:
    """Put an empty file system of so many bytes over a folder; everybody may write to it."""
    kind, options = b"tmpfs", f"mode=1777,size={size}".encode()
    flags = ctypes.c_ulong(MS_NOSUID | MS_NODEV)
    checked(libc.mount(kind, folder.encode(), kind, flags, options))


def show(what: str, where: str) -> None:
    """Have a folder, with all that is mounted below it, at a second place too."""
    flags = ctypes.c_ulong(MS_BIND | MS_REC)
    checked(libc.mount(what.encode(), where.encode(), None, flags, None))


def gain_nothing() -> None:
    """Hold no capability, and have no program that is executed bring one back."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    with suppress(OSError):  # there is none of that number, or nothing is ours to drop
        for capability in range(64):
            prctl(PR_CAPBSET_DROP, capability)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0)
    checked(libc.capset(header, (ctypes.c_uint32 * 6)()))


def become_ordinary(number: int) -> None:
    """As root, become a user of one's own, chosen by `number`; an ordinary user stays what it is."""
    if os.geteuid() == 0:
        uid = OWN_UIDS[number % len(OWN_UIDS)]
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
