"""Gather evidence: run scenarios beside the answers, all at the same time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from grader.evidence.decorators import LIMIT
from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Exercise
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.versions import versions_of
from grader.gathering.from_worker import evidence_of
from grader.gathering.loop import kept_warm
from grader.gathering.newer_python import refusing_newer
from grader.gathering.not_implemented import saying_where
from grader.gathering.one_file import naming_other_file
from grader.supervisor import Ended, Job, Workers, supervise
from grader.supervisor.job import COMPUTING
from grader.worker.clock.fast import fast_clock_unavailable
from grader.worker.compiled import packed

OF_A_VERSION = 0.7
"""Seconds more, for each version that a student's tests run with: a whole pytest session each."""

Key = tuple[Answer, str]
"""One scenario for one answer."""
Ran = dict[Answer, dict[str, tuple[Job, Ended] | None]]
"""What came of each scenario, by its name; nothing of an answer that is rejected."""
Book = dict[Answer, dict[str, Evidence]]
"""The evidence for each answer, by the names of the scenarios."""
Progress = Callable[[int, int], None]
"""Called, on the loop, with the number of scenarios that are over, and of all."""


def no_progress(over: int, of: int) -> None:
    """Nobody is watching."""


def gather(keys: Iterable[Key], options: Options, progress: Progress = no_progress) -> Book:
    """The evidence of these scenarios. Raises GivenUp, CannotStart in a group, and KeyboardInterrupt."""
    ran: Ran = defaultdict(dict)
    for answer, scenario in keys:
        ran[answer][scenario] = None
    runnable = [(a, name) for a in ran if not a.submission.rejected for name in ran[a]]
    jobs = [job_for(answer, scenario, options) for answer, scenario in runnable]
    with kept_warm() as run:
        ends = run(partial(_supervised, jobs, options, progress)) if jobs else []
    for (answer, scenario), job, ended in zip(runnable, jobs, ends, strict=True):
        ran[answer][scenario] = job, ended
    return evidence(ran)


def evidence(ran: Ran) -> Book:
    """The evidence of all that ran; of what is rejected, the reason."""
    return {
        answer: {
            name: evidence_with_reason(*one, answer)
            if one
            else Evidence(name, "", Verdict.REJECTED, answer.submission.rejected)
            for name, one in scenarios.items()
        }
        for answer, scenarios in ran.items()
    }


def evidence_with_reason(job: Job, ended: Ended, answer: Answer) -> Evidence:
    """The evidence of one job; its problem says what only the answer's text shows."""
    seen = saying_where(evidence_of(job, ended), answer)
    seen = refusing_newer(naming_other_file(seen, answer), answer)
    return replace(seen, problem=seen.places.in_text(seen.problem))


async def _supervised(
    jobs: Sequence[Job], options: Options, progress: Progress, workers: Workers
) -> list[Ended]:
    over = 0

    def one_more(job: Job) -> None:
        nonlocal over
        over += 1
        progress(over, len(jobs))

    progress(0, len(jobs))
    return await supervise(
        jobs, at_once=options.at_once, level=options.isolation, on_end=one_more, workers=workers
    )


def job_for(answer: Answer, scenario: str, options: Options) -> Job:
    """What the worker is to do for one scenario."""
    exercise = answer.exercise
    clock = _clock_for(exercise, scenario, options)
    path, source = str(exercise.check_file), exercise.scenarios_source()
    versions = versions_of(exercise) if "versions" in exercise.parts else {}
    more = OF_A_VERSION * len(versions)
    return Job(
        name=exercise.slug,
        student=answer.submission.as_job(),
        checks={"path": path, "source": source, "code": packed(source, path)},
        scenario=scenario,
        asks=exercise.asks,
        seed=f"{options.seed}/{exercise.slug}/{scenario}",
        limit=_limit_for(exercise, scenario, clock) + more,
        clock=clock,
        heavy=scenario in exercise.heavy,
        shuffled=scenario in exercise.shuffled,
        versions=versions,
        computing=COMPUTING + more,
    )


def _limit_for(exercise: Exercise, scenario: str, clock: str) -> float:
    """Seconds of real time for a scenario.

    One that names the fast clock has a long limit for where there is none. Where there is one, an
    answer that hangs should not cost a learner that much.
    """
    limit = exercise.limits[scenario]
    on_the_clock_it_names = clock == "fast" and scenario in exercise.on_the_fast_clock
    return min(limit, LIMIT) if on_the_clock_it_names else limit


def _clock_for(exercise: Exercise, scenario: str, options: Options) -> str:
    """The clock that a scenario names, where that can be had, or the one that was asked for."""
    if scenario in exercise.on_the_wall:
        return "wall"
    if scenario in exercise.on_the_fast_clock and fast_clock_unavailable() is None:
        return "fast"
    return options.clock
