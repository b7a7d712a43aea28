"""Gather evidence: run scenarios beside the answers, all at the same time."""

from collections import defaultdict
from collections.abc import Iterable

from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.gathering.engine import Progress, kept_warm, no_progress
from grader.gathering.from_worker import evidence_of
from grader.supervisor import Job

Key = tuple[Answer, str]
"""One scenario for one answer."""
Book = dict[Answer, dict[str, Evidence]]
"""The evidence for each answer, by the names of the scenarios."""


def gather(keys: Iterable[Key], options: Options, progress: Progress = no_progress) -> Book:
    """The evidence of these scenarios. Raises as `Engine.run` does."""
    book: Book = defaultdict(dict)
    runnable = []
    for answer, scenario in dict.fromkeys(keys):
        if answer.submission.rejected:
            reason = answer.submission.rejected
            book[answer][scenario] = Evidence(scenario, "", Verdict.REJECTED, reason)
        else:
            runnable.append((answer, scenario))
    jobs = [job_for(answer, scenario, options) for answer, scenario in runnable]
    with kept_warm() as engine:
        ends = engine.run(jobs, options, progress) if jobs else []
    for (answer, scenario), job, ended in zip(runnable, jobs, ends, strict=True):
        book[answer][scenario] = evidence_of(job, ended)
    return book


def job_for(answer: Answer, scenario: str, options: Options) -> Job:
    """What the worker is to do for one scenario."""
    exercise = answer.exercise
    return Job(
        name=exercise.slug,
        student=answer.submission.as_job(),
        checks={"path": str(exercise.check_file), "source": exercise.scenarios_source()},
        scenario=scenario,
        asks=exercise.asks,
        seed=f"{options.seed}/{exercise.slug}/{scenario}",
        limit=exercise.limits[scenario],
        clock=options.clock,
    )
