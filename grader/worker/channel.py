"""The worker's line to the grader: JSON, one object a line, on descriptors of its own.

The grader starts a worker with three pipes: the job comes in on 0, frames go out on 1, and what the
student prints leaves on 2. Before the student's code is imported the first two are moved away, so
that `print` and `input` cannot touch them by accident.

Frames, in order: `hello`, then `begin` when everything is imported, `end` the moment the scenario
is over, and `answer` with a RunAnswer. `overdue`, with Observations, takes the place of `end` and
`answer` when the time is up. After an import that failed there is nothing but
`import-failed`, with an ImportFailed.
"""

import json
import os
import sys
import threading
from dataclasses import asdict
from typing import Any

from grader.worker.descriptor import out_of_the_way
from grader.worker.observations import ImportFailed, Observations, RunAnswer
from grader.worker.output import stream

Content = RunAnswer | Observations | ImportFailed | None

_write = os.write
_dumps = json.dumps


def line_of(frame: str, content: Content = None) -> bytes:
    """One frame as it is sent: its name and the fields of what it brings."""
    fields = {} if content is None else vars(content)
    return _dumps({"frame": frame, **fields}, allow_nan=False, default=asdict).encode() + b"\n"


class Channel:
    """Sends frames; safe to use from several threads."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = threading.Lock()

    def send(self, frame: str, content: Content = None) -> None:
        """Send one frame, whole."""
        line = memoryview(line_of(frame, content))
        with self._lock:
            while line:
                line = line[_write(self._descriptor, line) :]


def take_over() -> tuple[dict[str, Any], Channel]:
    """Read the job from 0, move the channel out of the way, and send all output to 2."""
    with os.fdopen(0, "rb", closefd=False) as pipe:
        job: dict[str, Any] = json.loads(pipe.read())
    frames = out_of_the_way(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    streams = {"stdin": _opened(0, "r"), "stdout": stream(), "stderr": _opened(2, "w")}
    for name, opened in streams.items():
        setattr(sys, name, opened)
        setattr(sys, f"__{name}__", opened)
    return job, Channel(frames)


def _opened(number: int, mode: str) -> Any:
    """A standard stream. What is written goes out line by line."""
    return open(
        number,
        mode,
        buffering=-1 if mode == "r" else 1,
        encoding="utf-8",
        errors="backslashreplace",
        newline="\n",  # on Windows too
        closefd=False,
    )
