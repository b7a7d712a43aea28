"""Mistakes in tests that a student wrote, by what each test did with each version."""

import ast

from grader.diagnosis.bounds import line_of_bound
from grader.diagnosis.case import Case, Found
from grader.evidence.trials import idle, of_kind, refused, silent
from grader.worker.facts import TestSeen

UNMARKED = ("async def functions are not natively supported", "requested an async fixture")
"""What pytest says of an async test, or an async fixture, that no plugin runs."""


def unmarked_test(case: Case) -> Found | None:
    """An async test without the mark that lets pytest-asyncio run it."""
    for test, _ in refused(case.evidence, "right"):
        if UNMARKED[0] in test.message:
            return Found(test.line, f"`{test.name}` is async, and has no mark that says so")
        if UNMARKED[1] in test.message:
            return Found(
                _fixture(case, test), f"`{test.name}` takes an async fixture of pytest's own"
            )
    return None


def _fixture(case: Case, test: TestSeen) -> int | None:
    """The line of the async fixture that pytest names in its message."""
    for node in case.source.nodes:
        if not isinstance(node, ast.AsyncFunctionDef) or node.name == test.name:
            continue
        if f"'{node.name}'" in test.message:
            return node.lineno
    return None


def bound_too_tight(case: Case) -> Found | None:
    """A test that passes with all right versions, but not when the machine stalls."""
    for test, version in refused(case.evidence, "busy"):
        told = f"`{test.name}` fails, although the version {version.sentence.rstrip('.')}"
        line = line_of_bound(case.source, test.at or test.line, test.name, test.message)
        return Found(line, told)
    return None


def tests_the_how(case: Case) -> Found | None:
    """A test that passes with one right version, and fails with another that does the same."""
    for test, version in refused(case.evidence, "right"):
        right = [one for v in of_kind(case.evidence, "right") for one in v.tests]
        passes = any(one.name == test.name and one.outcome == "passed" for one in right)
        if passes and test.outcome == "failed":
            told = f"`{test.name}` fails with a version that {version.sentence.rstrip('.')}"
            return Found(test.at or test.line, told)
    return None


def sleeps_in_a_test(case: Case) -> Found | None:
    """A test that calls `time.sleep`."""
    for version in of_kind(case.evidence, "right"):
        for test in version.tests:
            for slept in test.slept:
                told = f"`{test.name}` slept for {slept.seconds:g} s with `time.sleep`"
                return Found(slept.line, told)
    return None


def cannot_fail(case: Case) -> Found | None:
    """A test that passes with every version, even with one that does nothing."""
    for test in idle(case.evidence):
        return Found(test.line, f"`{test.name}` passed with every version that there is")
    return None


def asserts_nothing(case: Case) -> Found | None:
    """A test that only calls."""
    for test in silent(case.evidence):
        what = "failed only where what it called raised, and made no assertion at all"
        return Found(test.line, f"`{test.name}` {what}")
    return None
