"""Starts, watches and kills workers. Knows nothing of what their answers mean."""

from grader.supervisor.job import Ended, Job
from grader.supervisor.protocol import Transcript
from grader.supervisor.start import CannotStart, first, why
from grader.supervisor.supervise import (
    AT_ONCE,
    most_at_once,
    prepared,
    run_to_its_end,
    supervise,
)
from grader.supervisor.workers import Workers
from grader.worker.level import Level

__all__ = [
    "AT_ONCE",
    "CannotStart",
    "Ended",
    "Job",
    "Level",
    "Transcript",
    "Workers",
    "first",
    "most_at_once",
    "prepared",
    "run_to_its_end",
    "supervise",
    "why",
]
