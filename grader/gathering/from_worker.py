"""From what a worker said to evidence. Claims of the wrong shape make the verdict `protocol`."""

from dataclasses import replace

from grader.evidence.evidence import AGREE, Evidence
from grader.evidence.parsing import read
from grader.evidence.places import places_of
from grader.evidence.values import Malformed, Value, decode
from grader.evidence.verdict import Verdict
from grader.exercise.result import TO_DO
from grader.gathering.limits_hit import limit_of
from grader.supervisor import Ended, Job, Transcript
from grader.worker.awaiting import TYPE as NOT_AS_ASKED
from grader.worker.listing import first_line_before
from grader.worker.observations import MAX_CALLS, ImportFailed, Observations, RunAnswer


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
        places=places_of(**job.student),
    )
    try:
        return _read(start, ended.transcript, job)
    except Malformed as error:
        return replace(start, verdict=Verdict.PROTOCOL, problem=f"The worker sent {error}.")


def _read(evidence: Evidence, transcript: Transcript, job: Job) -> Evidence:
    if transcript.import_failed is not None:
        failed = read(ImportFailed, transcript.import_failed)
        cells = job.student.get("before")
        return _failed_import(
            evidence, failed, first_line_before(job.student["source"]) if cells else None
        )
    if transcript.answer is None:
        late = transcript.overdue
        return evidence if late is None else _seen(evidence, read(Observations, late))
    answer = read(RunAnswer, transcript.answer)
    seen = _seen(evidence, answer.seen)
    frames_apart = transcript.ended_at - transcript.begun_at
    if evidence.clock == "wall" and abs(seen.elapsed - frames_apart) > AGREE:
        seen = replace(seen, elapsed=frames_apart)
    return _outcome(seen, answer)


def _outcome(seen: Evidence, answer: RunAnswer) -> Evidence:
    error = answer.error
    if (answer.value is None) == (error is None):
        raise Malformed("an answer with a value and an error, or with neither")
    if error is None:
        return replace(seen, returned=Value(decode(answer.value)))
    if error.type == NOT_AS_ASKED:
        return replace(seen, verdict=Verdict.FAIL, problem=error.message)
    if "NotImplementedError" in {leaf.type for leaf in error.leaves()}:
        return replace(seen, verdict=Verdict.TODO, problem=TO_DO, error=error)
    if limit := limit_of(error):
        return replace(seen, verdict=Verdict.LIMIT, problem=limit, error=error)
    if error.type.endswith(".Deadlock"):
        return replace(
            seen,
            verdict=Verdict.TIMEOUT,
            problem="Deadlock: all tasks wait, and nothing can wake them.",
        )
    return replace(seen, error=error)


def _failed_import(evidence: Evidence, failed: ImportFailed, before: int | None) -> Evidence:
    """From the line `before` on, it is an earlier cell of a notebook that failed."""
    error = failed.error
    if (failed.problem == "") == (error is None):
        raise Malformed("a failed import with a problem and an error, or with neither")
    if error is None:
        return replace(evidence, verdict=Verdict.FAIL, problem=failed.problem)
    if error.type == "NotImplementedError":
        return replace(evidence, verdict=Verdict.TODO, problem=TO_DO, error=error)
    if limit := limit_of(error):
        return replace(evidence, verdict=Verdict.LIMIT, problem=limit, error=error)
    problem = f"The file cannot be imported: {error}."
    if before is not None and error.frames and error.frames[0].line >= before:
        problem = f"An earlier cell raised {error}. The line is `{error.frames[0].text}`."
    elif error.type == "SystemExit":
        problem = f"The file exits the program during its import: {error}. Remove that call."
    return replace(evidence, verdict=Verdict.FAIL, problem=problem, error=error)


def _seen(evidence: Evidence, seen: Observations) -> Evidence:
    _must_make_sense(seen)
    return replace(
        evidence,
        elapsed=seen.elapsed,
        calls=seen.calls,
        call_count=seen.call_count,
        prints=seen.printed,
        running_line=seen.running_line,
        waiting=seen.waiting,
        path=seen.path,
        facts=seen.facts,
        noticed=seen.noticed,
    )


def _must_make_sense(seen: Observations) -> None:
    """Numbers of the right type that no worker sends. Malformed if there are any."""
    if len(seen.calls) > MAX_CALLS:
        raise Malformed(f"more than {MAX_CALLS} calls")
    if any(call.start < 0 or (call.end or call.start) < call.start for call in seen.calls):
        raise Malformed("a call that ended before it began")
    if seen.elapsed < 0 or any(blocked.seconds < 0 for blocked in seen.noticed.blocked):
        raise Malformed("a time that is less than nothing")
