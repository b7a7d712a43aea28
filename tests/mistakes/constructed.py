"""Evidence made by hand, to ask the rules about without running anything."""

from textwrap import dedent

from corpus import Program, failed

from grader.evidence.difference import Mismatch
from grader.evidence.evidence import Evidence
from grader.evidence.failures import NotSeen
from grader.evidence.observations import Call, Error, Frame, Noticed, Waiting
from grader.evidence.values import Value


def call(name="fetch", label="", start=0.0, end=1.0, *, line=3, outcome="returned", **more):
    return Call(name, label, start, end, outcome, line, more.pop("lines", (line,)), **more)


def error(type_, message="", line=None):
    return Error(type_, message, (Frame(line, "main", ""),) if line else ())


def noticed(**what):
    return {"noticed": Noticed(**what)}


def named(source="", *, failure=None, mismatch=None, shows="", **seen):
    """The name and the line of the first mistake, as `name:line`."""
    evidence = Evidence("example", "seed", **{"returned": Value(None)} | seen)
    check = failed(
        evidence,
        "not so",
        error=failure or (Mismatch(*mismatch) if mismatch else AssertionError("not so")),
        shows=shows,
    )
    found = Program("example", dedent(source)).diagnosed(evidence, check)
    return f"{found[0].name}:{found[0].line}" if found else None


def raised(error_, source="", **seen):
    return named(source, error=error_, returned=None, failure=NotSeen("it raised"), **seen)


def waiting(*on):
    return {
        "verdict": "timeout",
        "returned": None,
        "waiting": [Waiting(line, what) for line, what in enumerate(on, 1)],
    }
