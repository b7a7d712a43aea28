"""What each worker has for itself in the sandbox of its answer: a /tmp, a /dev/shm, a loopback, its System V objects.

So scenarios of one answer that run at the same time do not meet at a fixed file name or a fixed port.
"""

import fcntl
import socket
import struct
import sys

from grader.worker.confine import system
from grader.worker.confine.limits import DISK

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWNET = 0x00020000, 0x08000000, 0x40000000
"""From <linux/sched.h>."""
FOLDERS = ("/tmp", "/dev/shm")
NEEDED = (sys.prefix, sys.base_prefix, __file__)
"""A folder in which one of these lies is not covered up: it is shared."""
SET_FLAGS = 0x8914
"""SIOCSIFFLAGS, from <linux/sockios.h>."""
UP = 1
"""IFF_UP, from <linux/if.h>."""


def share_nothing() -> None:
    """Leave what the other workers use. It takes the capabilities that `confine` then gives up. OSError."""
    system.leave(CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET)
    for folder in FOLDERS:
        if not any(path.startswith(f"{folder}/") for path in NEEDED):
            system.mount_memory(folder, DISK)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh14x", b"lo", UP))
