"""Evidence made by hand, to ask the rules about without running anything."""

from textwrap import dedent

from corpus import Program, failed

from grader.diagnosis.case import Case
from grader.diagnosis.source import Source
from grader.evidence.difference import Mismatch
from grader.evidence.evidence import Evidence
from grader.evidence.failures import NotSeen
from grader.evidence.values import Value
from tests import by_hand
from tests.by_hand import call, error, task_left, waiting_task

__all__ = ["call", "case", "error", "named", "noticed", "raised", "task_left", "waiting"]


def noticed(**what):
    return {"noticed": by_hand.noticed(**what)}


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
        "waiting": [waiting_task(line, what) for line, what in enumerate(on, 1)],
    }
