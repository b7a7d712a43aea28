"""What every part of the stand-in world is given."""

import os
from dataclasses import dataclass
from typing import Any

from grader.worker.awaiting import NotAsAsked
from grader.worker.calls import Recorder
from grader.worker.clock.interface import Clock
from grader.worker.probes import Probes
from grader.worker.probes.steps import Steps


@dataclass(frozen=True)
class Stage:
    """The scenario's recorder, seed, clock and probes, and the job."""

    recorder: Recorder
    seed: str
    clock: Clock
    probes: Probes[Steps]
    job: dict[str, Any]


def must_have_fork() -> None:
    """NotAsAsked where no process can be forked."""
    if not hasattr(os, "fork"):
        raise NotAsAsked(
            "This exercise forks processes, which this system cannot do: do it on Linux or macOS; on "
            "Windows, inside WSL."
        )
