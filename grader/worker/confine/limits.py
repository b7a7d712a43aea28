"""Limits on what a worker may use, set by the worker before the student's code is imported.

They hold for each process of a submission, but for `PROCESSES`, which counts them all, and is only
set where nobody else's processes count. A process that needs more gets an error from the system; the
grader names the limit from it. What is limited elsewhere: output and wall time by the supervisor,
disk by the size of a sandbox's file systems.
"""

import math
import sys

MEMORY = 1 << 30
"""Bytes of memory that a process may write to."""
ADDRESSES = 8 << 30
"""Bytes that a process may map: what it shares, if only with itself, does not count above. Threads set
aside far more of these than they use."""
FILES = 4096
"""Open files and sockets."""
FILE_SIZE = 256 << 20
"""Bytes in one file."""
DISK = 256 << 20
"""Bytes in a sandbox's /tmp, and in its /dev/shm: it is memory of the machine, which counts for nobody."""
PROCESSES = 1024
"""Processes and threads, all together."""
CPU_MARGIN = 20
"""Seconds of processor time above the wall limits: a time-out is always seen as one."""
LAST_WORD = 5
"""Seconds between the signal that names the limit, SIGXCPU, and the one that does not."""


def apply(wall: float, *, count_processes: bool) -> None:
    """Take on the limits; `wall` is the seconds that the job may take in all. On Windows there are none."""
    try:
        import resource
    except ImportError:  # which only Unix has
        return

    cpu = math.ceil(wall) + CPU_MARGIN
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, FILE_SIZE)
    _lower(resource.RLIMIT_CPU, cpu, cpu + LAST_WORD)
    _lower(resource.RLIMIT_DATA, MEMORY)
    if sys.platform.startswith("linux"):  # others count what was never asked for
        _lower(resource.RLIMIT_AS, ADDRESSES)
    _lower(resource.RLIMIT_NOFILE, FILES)
    if count_processes:
        _lower(resource.RLIMIT_NPROC, PROCESSES)


def _lower(kind: int, soft: int, hard: int | None = None) -> None:
    """Bring a limit down, to the same number soft and hard; what is lower already stays."""
    import resource

    wanted = soft, soft if hard is None else hard
    given = resource.getrlimit(kind)
    lower = (
        w if g == resource.RLIM_INFINITY else min(w, g) for w, g in zip(wanted, given, strict=True)
    )
    resource.setrlimit(kind, (next(lower), next(lower)))
