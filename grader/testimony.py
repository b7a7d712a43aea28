"""From what a worker said to evidence. Claims of the wrong shape make the verdict `protocol`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from grader.evidence import AGREE, Evidence
from grader.exact import Malformed, Value, decode
from grader.seen import Call, Error, Noticed, Waiting
from grader.shape import read
from grader.supervisor import Ended, Job, Transcript

TO_DO = "It is still to do."


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
        return _read(start, ended.transcript)
    except Malformed as error:
        return replace(start, verdict="protocol", problem=f"The worker sent {error}.")


def _read(evidence: Evidence, transcript: Transcript) -> Evidence:
    answer = transcript.answer
    if answer is None:
        return evidence if transcript.overdue is None else _seen(evidence, transcript.overdue)
    if answer.get("stage") == "import":
        return _failed_import(evidence, answer)
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
        return replace(seen, verdict="todo", problem=TO_DO, error=error)
    if error.type.endswith(".Deadlock"):
        return replace(
            seen, verdict="timeout", problem="It waits for something that can never happen."
        )
    return replace(seen, error=error)


def _failed_import(evidence: Evidence, answer: Mapping[str, Any]) -> Evidence:
    if isinstance(answer.get("problem"), str):
        return replace(evidence, verdict="fail", problem=answer["problem"])
    error = read(Error, answer.get("error"))
    if error.type == "NotImplementedError":
        return replace(evidence, verdict="todo", problem=TO_DO, error=error)
    problem = f"The file cannot be imported: {error}."
    if error.type == "SystemExit":
        problem = f"The file ends the program while it is imported: {error}. Take that call out."
    return replace(evidence, verdict="fail", problem=problem, error=error)


def _seen(evidence: Evidence, data: Mapping[str, Any]) -> Evidence:
    seen = read(Seen, data)
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
        noticed=read(Noticed, data),
    )
