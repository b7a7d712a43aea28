"""Run the small programs on both clocks, and those again that the machine may have disturbed."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace

from asked import DoesAsAsked, judged
from corpus import CLOCKS, Program

from grader.evidence.evidence import Evidence
from grader.gathering.from_worker import evidence_of
from grader.judging.lateness import AGAIN
from grader.supervisor import supervise

AT_ONCE = {"wall": 48, "fast": 8}


def run(programs: Iterable[Program]) -> dict[Program, Evidence]:
    """Run programs in workers, many at the same time, and give what was seen of each."""
    by_clock = {clock: [p for p in programs if p.clock == clock] for clock in CLOCKS}
    seen = {p: seen for clock in CLOCKS for p, seen in _run(by_clock[clock], AT_ONCE[clock])}
    for _ in range(AGAIN):
        seen.update(_run([p for p in by_clock["wall"] if disturbed(p, seen)], 1))
    return seen


def disturbed(program: Program, seen: Mapping[Program, Evidence]) -> bool:
    """Whether a program on the wall is told something else than on the fast clock, which is never late.

    A late machine is asked again, alone, as the grader does it (`grader/judging/lateness.py`).
    """
    twin = replace(program, clock="fast")
    return twin in seen and said_of(program, seen[program]) != said_of(twin, seen[twin])


def said_of(program: Program, evidence: Evidence) -> list[tuple[str, int | None]]:
    """The names and lines of the mistakes that a learner is told."""
    try:
        check = judged(program, evidence)
    except DoesAsAsked:
        return [("none", None)]
    return [(mistake.name, mistake.line) for mistake in program.diagnosed(evidence, check)]


def _run(programs: list[Program], at_once: int) -> list[tuple[Program, Evidence]]:
    jobs = [program.job for program in programs]
    ends = asyncio.run(supervise(jobs, at_once=at_once)) if jobs else []
    return [(p, evidence_of(*pair)) for p, *pair in zip(programs, jobs, ends, strict=True)]
