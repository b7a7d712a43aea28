"""From what a worker said to evidence. Claims of the wrong shape make the verdict `protocol`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from grader.evidence.evidence import AGREE, Evidence
from grader.evidence.observations import Call, Error, Noticed, Waiting
from grader.evidence.parsing import read
from grader.evidence.values import Malformed, Value, decode
from grader.evidence.verdict import Verdict
from grader.gathering.limits_hit import limit_of
from grader.supervisor import Ended, Job, Transcript
from grader.worker.listing import first_line_before

MAX_CALLS = 5000
"""Calls that a worker keeps; it only counts the others."""
TO_DO = "Not implemented yet."


@dataclass(frozen=True)
class Seen:
    """What a worker sends of a scenario, whether it ended or not; the probes' part is Noticed."""

    elapsed: float
    calls: tuple[Call, ...]
    call_count: int
    printed: tuple[tuple[float, str], ...]
    running_line: int | None = None
    waiting: tuple[Waiting, ...] = ()


def evidence_of(job: Job, ended: Ended) -> Evidence:
    """The evidence of one job; `verdict` is `fail` or `todo` when the import failed."""
    start = Evidence(
        job.scenario,
        job.seed,
        ended.verdict,
        ended.problem,
        ended.by_signal,
        clock=job.clock,
        output=ended.output,
    )
    try:
        return _read(start, ended.transcript, job)
    except Malformed as error:
        return replace(start, verdict=Verdict.PROTOCOL, problem=f"The worker sent {error}.")


def _read(evidence: Evidence, transcript: Transcript, job: Job) -> Evidence:
    answer = transcript.answer
    if answer is None:
        return evidence if transcript.overdue is None else _seen(evidence, transcript.overdue)
    if answer.get("stage") == "import":
        return _failed_import(evidence, answer, first_line_before(job.student["source"]))
    seen = _seen(evidence, answer)
    frames_apart = transcript.ended_at - transcript.begun_at
    if evidence.clock == "wall" and abs(seen.elapsed - frames_apart) > AGREE:
        seen = replace(seen, elapsed=frames_apart)
    return _outcome(seen, answer)


def _outcome(seen: Evidence, answer: Mapping[str, Any]) -> Evidence:
    if "error" not in answer:
        return replace(seen, returned=Value(decode(answer.get("value"))))
    error = read(Error, answer["error"])
    if "NotImplementedError" in {leaf.type for leaf in error.leaves()}:
        return replace(seen, verdict=Verdict.TODO, problem=TO_DO, error=error)
    if limit := limit_of(error):
        return replace(seen, verdict=Verdict.LIMIT, problem=limit, error=error)
    if error.type.endswith(".Deadlock"):
        return replace(
            seen,
            verdict=Verdict.TIMEOUT,
            problem="Deadlock: it waits for something that can never happen.",
        )
    return replace(seen, error=error)


def _failed_import(evidence: Evidence, answer: Mapping[str, Any], before: int) -> Evidence:
    """From the line `before` on, it is an earlier cell of a notebook that failed."""
    if isinstance(answer.get("problem"), str):
        return replace(evidence, verdict=Verdict.FAIL, problem=answer["problem"])
    error = read(Error, answer.get("error"))
    if error.type == "NotImplementedError":
        return replace(evidence, verdict=Verdict.TODO, problem=TO_DO, error=error)
    if limit := limit_of(error):
        return replace(evidence, verdict=Verdict.LIMIT, problem=limit, error=error)
    problem = f"The file cannot be imported: {error}."
    if error.frames and error.frames[0].line >= before:
        problem = f"An earlier cell raised {error}. The line is `{error.frames[0].text}`."
    elif error.type == "SystemExit":
        problem = f"The file exits the program during its import: {error}. Remove that call."
    return replace(evidence, verdict=Verdict.FAIL, problem=problem, error=error)


def _seen(evidence: Evidence, data: Mapping[str, Any]) -> Evidence:
    seen = read(Seen, data)
    noticed = read(Noticed, data)
    _must_make_sense(seen, noticed)
    facts = data.get("facts")
    if not isinstance(facts, dict) or not all(isinstance(fact, dict) for fact in facts.values()):
        raise Malformed("facts that are not objects")
    return replace(
        evidence,
        elapsed=seen.elapsed,
        calls=seen.calls,
        call_count=seen.call_count,
        prints=seen.printed,
        running_line=seen.running_line,
        waiting=seen.waiting,
        facts=facts,
        noticed=noticed,
    )


def _must_make_sense(seen: Seen, noticed: Noticed) -> None:
    """Numbers of the right type that no worker sends. Malformed if there are any."""
    if len(seen.calls) > MAX_CALLS:
        raise Malformed(f"more than {MAX_CALLS} calls")
    if any(call.start < 0 or (call.end or call.start) < call.start for call in seen.calls):
        raise Malformed("a call that ended before it began")
    if seen.elapsed < 0 or any(held.seconds < 0 for held in noticed.held):
        raise Malformed("a time that is less than nothing")
