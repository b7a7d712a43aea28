"""What each worker has for itself in the sandbox of its answer: a /tmp, a /dev/shm, a loopback, its System V objects.

So scenarios of one answer that run at the same time do not meet at a fixed file name or a fixed port.
"""

import os
import socket
import struct
import sys

from grader.worker.confine import system
from grader.worker.confine.limits import DISK

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWNET = 0x00020000, 0x08000000, 0x40000000
"""From <linux/sched.h>."""
FOLDERS = ("/tmp", "/dev/shm")
NEEDED = (sys.prefix, sys.base_prefix, __file__)
"""The interpreter and the kit, wherever they are."""
SET_FLAGS = 0x8914
"""SIOCSIFFLAGS, from <linux/sockios.h>."""
UP = 1
"""IFF_UP, from <linux/if.h>."""


def share_nothing() -> None:
    """Leave what the other workers use. It takes the capabilities that `confine` then gives up. OSError."""
    system.leave(CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET)
    for folder in FOLDERS:
        _cover(folder)
    _have_a_loopback()


def _cover(folder: str) -> None:
    """Put an empty folder over this one; what is NEEDED below it can still be seen."""
    below = [path.removeprefix(f"{folder}/") for path in NEEDED if path.startswith(f"{folder}/")]
    kept = {
        name: os.open(f"{folder}/{name}", os.O_PATH) for name in {b.split("/")[0] for b in below}
    }
    system.mount_memory(folder, DISK)
    for name, descriptor in kept.items():
        os.mkdir(f"{folder}/{name}")
        system.show(f"/proc/self/fd/{descriptor}", f"{folder}/{name}")
        os.close(descriptor)


def _have_a_loopback() -> None:
    import fcntl  # which Windows does not have

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh14x", b"lo", UP))
