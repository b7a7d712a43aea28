"""Gather evidence: run scenarios beside the answers, all at the same time."""

from collections import defaultdict
from collections.abc import Iterable

from grader.evidence.evidence import Evidence
from grader.exercise.options import Options
from grader.exercise.result import Grading
from grader.gathering.engine import Progress, kept_warm, no_progress
from grader.gathering.from_worker import evidence_of
from grader.supervisor import Job

Key = tuple[Grading, str]
"""One scenario for one answer."""
Book = dict[Grading, dict[str, Evidence]]
"""The evidence for each answer, by the names of the scenarios."""


def gather(keys: Iterable[Key], options: Options, progress: Progress = no_progress) -> Book:
    """The evidence of these scenarios. Raises as `Engine.run` does."""
    book: Book = defaultdict(dict)
    runnable = []
    for grading, scenario in dict.fromkeys(keys):
        if grading.submission.rejected:
            reason = grading.submission.rejected
            book[grading][scenario] = Evidence(scenario, "", "rejected", reason)
        else:
            runnable.append((grading, scenario))
    jobs = [job_for(grading, scenario, options) for grading, scenario in runnable]
    with kept_warm() as engine:
        ends = engine.run(jobs, options, progress) if jobs else []
    for (grading, scenario), job, ended in zip(runnable, jobs, ends, strict=True):
        book[grading][scenario] = evidence_of(job, ended)
    return book


def job_for(grading: Grading, scenario: str, options: Options) -> Job:
    """What the worker is to do for one scenario."""
    exercise = grading.exercise
    return Job(
        name=exercise.slug,
        student=grading.submission.as_job(),
        checks={"path": str(exercise.check_file), "source": exercise.scenarios_source()},
        scenario=scenario,
        asks=exercise.asks,
        seed=f"{options.seed}/{exercise.slug}/{scenario}",
        limit=exercise.limits[scenario],
        clock=options.clock,
    )
