"""Which limit an exception speaks of. The worker says so of itself, and gains nothing by it.

What a worker cannot say itself, because it was killed, the supervisor sees (`supervisor/job.py`).
"""

import re

from grader.worker.confine.limits import DISK, FILE_SIZE, FILES, MEMORY, PROCESSES
from grader.worker.observations import Error

SENTENCES: tuple[tuple[str, str], ...] = (
    (r"MemoryError", f"It used more than {MEMORY >> 30} GB of memory, and was stopped."),
    (r"\[Errno 28\]", f"It filled the disk: a sandbox has {DISK >> 20} MB."),
    (r"\[Errno 27\]", f"It wrote more than {FILE_SIZE >> 20} MB to one file."),
    (r"\[Errno 2[34]\]", f"It opened more files and sockets than the limit of {FILES}."),
    (
        r"RuntimeError: can't start new thread|BlockingIOError: \[Errno 11\] Resource",
        f"It started more processes and threads than the limit of {PROCESSES}.",
    ),
)
"""By the type and message of an exception, in order; numbers as in <asm-generic/errno-base.h>."""


def limit_of(error: Error) -> str:
    """The sentence that names the limit; empty if the exception speaks of none."""
    told = [f"{leaf.type}: {leaf.message}" for leaf in error.leaves()]
    found = (text for pattern, text in SENTENCES if any(re.search(pattern, one) for one in told))
    return next(found, "")
