"""What a check can ask of the tests that a student wrote: what they did with each version.

A version's kind is what its name begins with: `right`, `busy` (right, on a machine that stalls),
`broken` and `useless` (it does nothing of what it should).
"""

from collections.abc import Iterator
from dataclasses import replace

from grader.evidence.evidence import Evidence
from grader.evidence.failures import NotSeen, Shows, at_line, count
from grader.worker.facts import TestSeen, VersionSeen

MOST = 3
"""Versions, or tests, that one message names."""


class RefusesRight(AssertionError):
    """A test fails with a version that is right."""


class LetsThrough(AssertionError):
    """No test fails with a version that is broken."""


class Toothless(AssertionError):
    """A test fails with nothing, or asserts nothing."""


class WaitsForReal(AssertionError):
    """A test sleeps, or takes long."""


def passed(evidence: Evidence, kind: str) -> None:
    """Every test must pass with each version of a kind. NotSeen if the tests catch nothing at all."""
    must_catch_something(evidence)
    versions(evidence, kind)
    told = [
        f"`{test.name}` fails with a version that {_sentence(one)}: {_how(test)}"
        for test, one in refused(evidence, kind)
    ]
    if told:
        more = [f"(and {count(len(told) - MOST, 'more test')})"] if len(told) > MOST else []
        raise RefusesRight("\n".join([*told[:MOST], *more]))


def refused(evidence: Evidence, kind: str) -> list[tuple[TestSeen, VersionSeen]]:
    """The tests that fail with a version of a kind that is right, each with the first such version.

    One that fails with a plainly right one anyhow says nothing about the other kinds.
    """
    sound = trusted(evidence)
    found: dict[str, tuple[TestSeen, VersionSeen]] = {}
    for version in of_kind(evidence, kind):
        for test in version.tests:
            if failed(test) and (kind == "right" or test.name in sound):
                found.setdefault(test.name, (test, version))
    return sorted(found.values(), key=lambda pair: pair[0].line)


def caught(evidence: Evidence, kind: str) -> None:
    """Some test must fail with each version of a kind. It counts only if it passes with all right ones."""
    missed = [one for one in versions(evidence, kind) if not caught_by(evidence, one)]
    if missed:
        told = [f"your tests pass a version that {_sentence(one)}" for one in missed]
        more = [f"(and {len(told) - MOST} more)"] if len(told) > MOST else []
        unsound = [f"`{test.name}`" for test, _ in refused(evidence, "right")]
        if unsound:
            more.append(f"(a test that fails with right versions does not count: {unsound[0]})")
        raise LetsThrough("\n".join([*told[:MOST], *more]))


def have_teeth(evidence: Evidence) -> None:
    """Each test must fail with some version that is not right, and must judge for itself."""
    must_catch_something(evidence)
    for test in idle(evidence):
        raise Toothless(
            f"`{test.name}` (line {test.line}) passes with every version, whatever that does"
        )
    for test in silent(evidence):
        raise Toothless(
            f"`{test.name}` (line {test.line}) fails only if what it calls raises: it asserts nothing"
        )
    for test in vain(evidence):
        told = f"`{test.name}` (line {test.line}) fails only if what it calls raises: no assertion of it ever fails"
        if any(refused(evidence, kind) for kind in ("right", "busy")):  # which tells more
            raise Toothless(told)
        raise Shows(told, "test-cannot-fail", "The assertions of a test hold with every version.")


def never_hangs(evidence: Evidence) -> None:
    """No test may wait forever, with whatever version; the scenario ran each with each."""
    must_catch_something(evidence)
    for version in versions(evidence, ""):
        for test in version.tests:
            if test.outcome == "hung":
                raise WaitsForReal(
                    f"`{test.name}` never ends with a version that {_sentence(version)}; the test waits{at_line(test.at)}"
                )


def quick(evidence: Evidence, *, under: float) -> None:
    """No test may call `time.sleep`, and with a right version all together take `under` seconds."""
    must_catch_something(evidence)
    for version in versions(evidence, "right"):
        for test in version.tests:
            for slept in test.slept:
                raise WaitsForReal(f"`{test.name}` calls `time.sleep`{at_line(slept.line)}")
        seconds = sum(test.seconds for test in version.tests)
        if seconds >= under:
            longest = max(version.tests, key=lambda test: test.seconds)
            told = f"`{longest.name}` takes {longest.seconds:.1f} s of that"
            raise WaitsForReal(
                f"your tests take {seconds:.1f} s with a right version, should take under {under:g} s: {told}"
            )


def versions(evidence: Evidence, kind: str) -> list[VersionSeen]:
    """The versions of a kind, by their names. LookupError if there is none: a check asks for it."""
    evidence.must_have_returned()
    found = of_kind(evidence, kind)
    if not found:
        raise LookupError(f"there is no version whose name begins with {kind!r}")
    return found


def of_kind(evidence: Evidence, kind: str = "") -> list[VersionSeen]:
    """The same, or none."""
    facts = evidence.facts.versions
    tried = facts.tried if facts is not None else ()
    return sorted((one for one in tried if one.name.startswith(kind)), key=lambda one: one.name)


def failed(test: TestSeen) -> bool:
    """Whether a test failed, or never ended."""
    return test.outcome in ("failed", "hung")


def trusted(evidence: Evidence) -> set[str]:
    """The tests that pass with every right version."""
    right = of_kind(evidence, "right")
    names = [{test.name for test in one.tests if test.outcome == "passed"} for one in right]
    return set.intersection(*names) if names else set()


def caught_by(evidence: Evidence, version: VersionSeen) -> list[TestSeen]:
    """The tests that fail with a version, and pass with every right one."""
    sound = trusted(evidence)
    return [test for test in version.tests if test.name in sound and failed(test)]


def must_catch_something(evidence: Evidence) -> None:
    """NotSeen if nothing is caught: of such tests there is nothing to judge."""
    evidence.must_have_returned()
    if not any(caught_by(evidence, one) for one in of_kind(evidence, "broken")):
        raise NotSeen("your tests catch no broken version yet, so there is nothing to judge here")


def idle(evidence: Evidence) -> Iterator[TestSeen]:
    """The tests that fail with no version at all."""
    for test, others in _by_test(evidence):
        if not any(map(failed, others)):
            yield test


def silent(evidence: Evidence) -> Iterator[TestSeen]:
    """The tests that fail only by what others raise, and assert nothing."""
    yield from (test for test in _never_judging(evidence) if not test.asserted)


def vain(evidence: Evidence) -> Iterator[TestSeen]:
    """The tests that fail only by what others raise, although they do assert something."""
    yield from (test for test in _never_judging(evidence) if test.asserted)


def _never_judging(evidence: Evidence) -> Iterator[TestSeen]:
    """The tests that never judge for themselves. What one set of parameters judges, its test does."""
    tests = [test for one in of_kind(evidence) for test in one.tests]
    judge = {_function(test) for test in tests if failed(test) and test.judged}
    passing = trusted(evidence)
    for test, others in _by_test(evidence):
        asks = _function(test) not in judge and test.name in passing
        if asks and any(map(failed, others)):
            yield replace(test, asserted=sum(other.asserted for other in others))


def _function(test: TestSeen) -> tuple[int, str]:
    """The test that was written: pytest makes several of one with parameters."""
    return test.line, test.name.partition("[")[0]


def _by_test(evidence: Evidence) -> list[tuple[TestSeen, list[TestSeen]]]:
    """Each test, and what it did with each version; in the order of the file."""
    found: dict[str, list[TestSeen]] = {}
    for version in of_kind(evidence):
        for test in version.tests:
            found.setdefault(test.name, []).append(test)
    return sorted(((seen[0], seen) for seen in found.values()), key=lambda one: one[0].line)


def _sentence(version: VersionSeen) -> str:
    return version.sentence.rstrip(".")


def _how(test: TestSeen) -> str:
    """Where a test failed, and why."""
    if test.outcome == "hung":
        return f"it never ends, and waits{at_line(test.at)}"
    told = f"{test.error.rpartition('.')[2]}: {test.message}".rstrip(": ")
    return f"{told}{at_line(test.at or test.line)}"
