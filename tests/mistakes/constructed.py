"""Evidence made by hand, to ask the rules about without running anything."""

from textwrap import dedent

from corpus import Program, failed

from grader.diagnosis.case import Case
from grader.diagnosis.source import Source
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


def case(source="", *, failure=None, mismatch=None, shows="", **seen):
    """A scenario as the rules see it, with one check that has failed."""
    evidence = Evidence("example", "seed", **{"returned": Value(None)} | seen)
    check = failed(
        evidence,
        "not so",
        error=failure or (Mismatch(*mismatch) if mismatch else AssertionError("not so")),
        shows=shows,
    )
    return Case(evidence, [check], Source(dedent(source)))


def named(source="", **seen):
    """The name and the line of the first mistake, as `name:line`."""
    made = case(source, **seen)
    found = Program("example", made.source.text).diagnosed(made.evidence, *made.checks)
    return f"{found[0].name}:{found[0].line}" if found else None


def raised(error_, source="", **seen):
    return named(source, error=error_, returned=None, failure=NotSeen("it raised"), **seen)


def waiting(*on):
    return {
        "verdict": "timeout",
        "returned": None,
        "waiting": [Waiting(line, what) for line, what in enumerate(on, 1)],
    }
