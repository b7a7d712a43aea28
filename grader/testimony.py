"""From what a worker said to evidence. Claims of the wrong shape make the verdict `protocol`."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from grader.evidence import AGREE, Call, Error, Evidence
from grader.exact import Malformed, Value, decode
from grader.supervisor import Ended, Job, Transcript

MAX_LINES = 20
"""Frames and lines taken from one list."""


def evidence_of(job: Job, ended: Ended) -> Evidence:
    """The evidence of one job; `verdict` is `fail` or `todo` when the import failed."""
    start = Evidence(job.scenario, job.seed, ended.verdict, ended.problem, output=ended.output)
    try:
        return _read(start, ended.transcript)
    except Malformed as error:
        return replace(start, verdict="protocol", problem=f"The worker sent {error}.")


def _read(evidence: Evidence, transcript: Transcript) -> Evidence:
    answer = transcript.answer
    if answer is None:
        return _unfinished(evidence, transcript.overdue)
    if answer.get("stage") == "import":
        return _failed_import(evidence, answer)
    error = _error(answer["error"]) if "error" in answer else None
    value = Value(decode(answer.get("value"))) if error is None else None
    seen = _seen(evidence, answer, transcript.ended_at - transcript.begun_at)
    if error is not None and "NotImplementedError" in {leaf.type for leaf in error.leaves()}:
        return replace(seen, verdict="todo", problem="It is still to do.", error=error)
    return replace(seen, error=error, returned=value)


def _unfinished(evidence: Evidence, overdue: Mapping[str, Any] | None) -> Evidence:
    if overdue is None:
        return evidence
    return replace(
        _seen(evidence, overdue, None),
        running_line=_line(overdue.get("running_line")),
        waiting_lines=tuple(filter(None, map(_line, _list(overdue.get("waiting_lines"))))),
    )


def _failed_import(evidence: Evidence, answer: Mapping[str, Any]) -> Evidence:
    if "problem" in answer:
        return replace(evidence, verdict="fail", problem=_text(answer["problem"]))
    error = _error(answer.get("error"))
    if error.type == "NotImplementedError":
        return replace(evidence, verdict="todo", problem="It is still to do.", error=error)
    problem = f"The file cannot be imported: {error}."
    if error.type == "SystemExit":
        problem = f"The file ends the program while it is imported: {error}. Take that call out."
    return replace(evidence, verdict="fail", problem=problem, error=error)


def _seen(evidence: Evidence, data: Mapping[str, Any], frames_apart: float | None) -> Evidence:
    claimed = _number(data.get("elapsed"))
    agreed = frames_apart is None or abs(claimed - frames_apart) <= AGREE
    facts = data.get("facts")
    if not isinstance(facts, dict) or not all(isinstance(fact, dict) for fact in facts.values()):
        raise Malformed("facts that are not objects")
    return replace(
        evidence,
        elapsed=claimed if agreed or frames_apart is None else frames_apart,
        calls=tuple(map(_call, _list(data.get("calls")))),
        facts=facts,
        prints=tuple(map(_print, _list(data.get("printed")))),
    )


def _print(data: Any) -> tuple[float, str]:
    if not isinstance(data, list) or len(data) != 2:
        raise Malformed("a printed line that is not a pair")
    return _number(data[0]), _text(data[1])


def _call(data: Any) -> Call:
    if not isinstance(data, dict):
        raise Malformed("a call that is not an object")
    end = data.get("end")
    return Call(
        name=_text(data.get("name")),
        label=_text(data.get("label")),
        start=_number(data.get("start")),
        end=None if end is None else _number(end),
        outcome=_text(data.get("outcome")),
        line=_line(data.get("line")),
    )


def _error(data: Any, depth: int = 0) -> Error:
    if not isinstance(data, dict) or depth > 60:
        raise Malformed("an exception that is not an object")
    return Error(
        type=_text(data.get("type")),
        message=_text(data.get("message")),
        frames=tuple(map(_frame, _list(data.get("frames"))[-MAX_LINES:])),
        exceptions=tuple(_error(child, depth + 1) for child in _list(data.get("exceptions"))),
    )


def _frame(data: Any) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise Malformed("a frame that is not an object")
    return {
        "line": _line(data.get("line")) or 0,
        "function": _text(data.get("function")),
        "text": _text(data.get("text")),
    }


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise Malformed("something that should be a list")
    return data


def _text(data: Any) -> str:
    if not isinstance(data, str):
        raise Malformed("something that should be text")
    return data


def _number(data: Any) -> float:
    if type(data) not in (int, float) or not math.isfinite(data):
        raise Malformed("something that should be a number")
    return float(data)


def _line(data: Any) -> int | None:
    if data is not None and type(data) is not int:
        raise Malformed("something that should be a line's number")
    return data
