"""Gather evidence: run scenarios beside the answers, all at the same time."""

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from grader.evidence import Evidence
from grader.grading import Grading
from grader.supervisor import AT_ONCE, Ended, Job, supervise
from grader.testimony import evidence_of

Progress = Callable[[int, int], None]
"""Called with the number of scenarios that are over, and of all."""
Key = tuple[Grading, str]
"""One scenario for one answer."""
Book = dict[Grading, dict[str, Evidence]]
"""The evidence for each answer, by the names of the scenarios."""


def no_progress(over: int, of: int) -> None:
    """Nobody is watching."""


@dataclass(frozen=True)
class Options:
    """How to grade. `seed` makes the inputs; `at_once` bounds the workers."""

    seed: str = field(default_factory=lambda: secrets.token_hex(4))
    at_once: int = AT_ONCE
    clock: str = "wall"
    isolation: str = "0"


def gather(keys: Iterable[Key], options: Options, progress: Progress = no_progress) -> Book:
    """The evidence of these scenarios. Raises CannotStart, in a group, and KeyboardInterrupt."""
    book: Book = defaultdict(dict)
    runnable = []
    for grading, scenario in dict.fromkeys(keys):
        if grading.submission.rejected:
            reason = grading.submission.rejected
            book[grading][scenario] = Evidence(scenario, "", "rejected", reason)
        else:
            runnable.append((grading, scenario))
    jobs = [job_for(grading, scenario, options) for grading, scenario in runnable]
    ends = asyncio.run(_supervised(jobs, options, progress)) if jobs else []
    for (grading, scenario), job, ended in zip(runnable, jobs, ends, strict=True):
        book[grading][scenario] = evidence_of(job, ended)
    return book


async def _supervised(jobs: Sequence[Job], options: Options, progress: Progress) -> list[Ended]:
    over = 0

    def one_more(job: Job) -> None:
        nonlocal over
        over += 1
        progress(over, len(jobs))

    progress(0, len(jobs))
    return await supervise(jobs, at_once=options.at_once, on_end=one_more)


def job_for(grading: Grading, scenario: str, options: Options) -> Job:
    """What the worker is to do for one scenario."""
    exercise = grading.exercise
    return Job(
        name=exercise.slug,
        student={"path": str(grading.submission.path), "source": grading.submission.text},
        checks={"path": str(exercise.check_file), "source": exercise.scenarios_source()},
        scenario=scenario,
        asks=exercise.asks,
        seed=f"{options.seed}/{exercise.slug}/{scenario}",
        limit=exercise.limits[scenario],
        clock=options.clock,
    )
