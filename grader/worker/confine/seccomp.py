"""A filter on system calls: what no exercise needs, and a sandbox does not shut off by itself.

Sockets are UNIX, IPv4, IPv6 or netlink (which a name lookup uses); a virtual machine's AF_VSOCK, for
one, would reach its host from any network namespace. New namespaces and the kernel's more intricate
services are refused. The program is written for the kernel's classic BPF, see seccomp(2).
"""

import ctypes
import errno
import platform
import struct
from functools import cache
from itertools import chain

from grader.worker.confine.system import prctl

PR_SET_SECCOMP = 22
SECCOMP_MODE_FILTER = 2
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL, ERROR = 0x7FFF0000, 0x80000000, 0x00050000
"""From <linux/prctl.h>, <linux/bpf_common.h> and <linux/seccomp.h>."""
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
"""Offsets in the kernel's `struct seccomp_data`, on a little-endian machine."""
CLONE_NEWUSER = 0x10000000
X32 = 0x40000000
"""System calls from here on are those of a second set on x86_64, which nobody uses."""
FAMILIES = (1, 2, 10, 16)
"""AF_UNIX, AF_INET, AF_INET6 and AF_NETLINK."""
REFUSED = (
    *("unshare", "setns", "bpf", "perf_event_open", "userfaultfd", "io_uring_setup"),
    *("add_key", "request_key", "keyctl"),
    *("ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd"),
    *("memfd_create", "memfd_secret", "shmget", "mq_open"),
)
"""Among them, what would reach into another process, and memory that no limit counts."""
NUMBERS = {
    "x86_64": {
        **{"architecture": 0xC000003E, "socket": 41, "clone": 56, "clone3": 435},
        **{"unshare": 272, "setns": 308, "bpf": 321, "perf_event_open": 298, "userfaultfd": 323},
        **{"io_uring_setup": 425, "add_key": 248, "request_key": 249, "keyctl": 250},
        **{"ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "pidfd_getfd": 438},
        **{"memfd_create": 319, "memfd_secret": 447, "shmget": 29, "mq_open": 240},
    },
    "aarch64": {
        **{"architecture": 0xC00000B7, "socket": 198, "clone": 220, "clone3": 435},
        **{"unshare": 97, "setns": 268, "bpf": 280, "perf_event_open": 241, "userfaultfd": 282},
        **{"io_uring_setup": 425, "add_key": 217, "request_key": 218, "keyctl": 219},
        **{"ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "pidfd_getfd": 438},
        **{"memfd_create": 279, "memfd_secret": 447, "shmget": 194, "mq_open": 180},
    },
}
"""From <asm/unistd.h> of each, and AUDIT_ARCH_… from <linux/audit.h>."""


class Program(ctypes.Structure):
    """`struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def refuse_the_rare() -> None:
    """Put the filter in place, for good. Raises OSError; there is none for other processors."""
    code = for_this_processor()
    given = Program(len(code) // 8, code)
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(given))


@cache
def for_this_processor() -> bytes:
    """The filter for the processor of this machine. OSError if there is none."""
    numbers = NUMBERS.get(platform.machine())
    if numbers is None:
        raise OSError(errno.ENOSYS, f"no filter of system calls for {platform.machine()}")
    return program(numbers)


def program(numbers: dict[str, int]) -> bytes:
    """The filter as the kernel reads it: eight bytes for each instruction."""
    refused = [_unless(EQUAL, numbers[name], _refuse(errno.EPERM)) for name in REFUSED]
    return b"".join(
        chain(
            [_step(LOAD, ARCHITECTURE), _step(EQUAL, numbers["architecture"], 1, 0)],
            [_step(RETURN, KILL), _step(LOAD, NUMBER)],
            _unless(AT_LEAST, X32, _refuse(errno.ENOSYS)),
            _unless(EQUAL, numbers["clone3"], _refuse(errno.ENOSYS)),  # its flags cannot be seen
            *refused,
            _unless(EQUAL, numbers["clone"], [_step(LOAD, FIRST_ARGUMENT), *_without_users()]),
            _unless(EQUAL, numbers["socket"], [_step(LOAD, FIRST_ARGUMENT), *_known_family()]),
            [_step(RETURN, ALLOW)],
        )
    )


def _without_users() -> list[bytes]:
    """Refuse the flag that makes a user namespace."""
    refuse = _unless(ANY_BIT, CLONE_NEWUSER, _refuse(errno.EPERM))
    return [*refuse, _step(RETURN, ALLOW)]


def _known_family() -> list[bytes]:
    """Allow the families that exercises may use, refuse the rest."""
    allowed = [_unless(EQUAL, family, [_step(RETURN, ALLOW)]) for family in FAMILIES]
    return [*chain(*allowed), *_refuse(errno.EAFNOSUPPORT)]


def _unless(test: int, value: int, block: list[bytes]) -> list[bytes]:
    """Run the block if the test holds of the number that was loaded, else skip it."""
    return [_step(test, value, 0, len(block)), *block]


def _refuse(number: int) -> list[bytes]:
    return [_step(RETURN, ERROR | number)]


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, value)
