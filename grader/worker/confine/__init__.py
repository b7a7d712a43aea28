"""What a worker gives up before it reads a line of the student's code.

| level | what a worker does itself |
|---|---|
| 0 | limits, and nothing else |
| 1 | it also holds no capability, and Landlock (or as root another user) keeps it off the files |
| 2 | it moves into a sandbox that bubblewrap has made, gets a /tmp and a loopback of its own there, becomes an ordinary user there, Landlock keeps it out of the processes there, and a filter keeps it from system calls that no exercise needs |

At level 3 a container's engine does all of it. Linux only, but for the limits.
"""

import os
import tempfile
from contextlib import suppress

from grader.worker.confine import landlock, own, seccomp, system
from grader.worker.level import Level


def prepare() -> None:
    """Work out, before workers are forked, what is the same for all of them."""
    with suppress(OSError):  # whoever needs it will tell
        seccomp.for_this_processor()


def confine(level: Level, number: int, scratch: str) -> None:
    """Give up what `level` takes away, for good. Raises OSError.

    At levels 0 and 1 `number` is the parent's process id; at level 2 it tells this worker from the
    others of the moment. `scratch` is the folder that is written to at level 1.
    """
    if level < Level.BUBBLEWRAP:
        system.when_parent_ends(9, number)
    if level is Level.LANDLOCK:
        _keep_to(scratch, number)
    if level is Level.BUBBLEWRAP:
        own.share_nothing()
        system.become_ordinary(number)
        system.gain_nothing()
        if landlock.version():
            landlock.keep_apart()  # the sandbox's first processes are under no filter and no limit
        seccomp.refuse_the_rare()


def _keep_to(scratch: str, number: int) -> None:
    tempfile.tempdir = os.environ["TMPDIR"] = scratch
    if landlock.version():
        system.gain_nothing()
        landlock.keep_to(scratch)
    elif os.geteuid() == 0:
        os.chmod(scratch, 0o777)
        system.become_ordinary(number)
        system.gain_nothing()
    else:
        raise OSError("neither Landlock nor another user is to be had")
