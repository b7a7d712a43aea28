"""Which version is tested when, and which tests need not be run any more.

Right versions come first: a test that fails with one of them counts for nothing, and need not be run any
further. Of the others, each must be caught once, and each test must catch something by its own judgement. What is known then
is not tried again, which saves most of the time. One right version comes once more among the others: a
test that goes by what ran before does not pass unseen.
"""

import random
from collections import Counter
from collections.abc import Collection, Sequence

from grader.worker.facts import TestSeen
from grader.worker.trial.module import Version

RIGHT = ("right", "busy")
"""How the names of versions begin that are right."""
AGAIN = 1
"""Right versions that are tested once more."""
MOST_SPINS = 2
"""How often a test may compute without an end."""


def in_order(versions: Sequence[Version], rng: random.Random) -> list[Version]:
    """The versions in the order in which they are tested."""
    right = [one for one in versions if one.is_of(RIGHT)]
    others = [one for one in versions if not one.is_of(RIGHT)]
    right_again = [one for one in right if one.is_of(RIGHT[:1])]
    rng.shuffle(right)
    rng.shuffle(right_again)
    others += right_again[:AGAIN]
    rng.shuffle(others)
    return right + others


class Needed:
    """Knows which tests must still be run, from what they did so far; or that all must, with each version."""

    def __init__(self, *, each_with_each: bool) -> None:
        self._all = each_with_each
        self._unsound: set[str] = set()
        self._has_judged: set[str] = set()
        self._spins: Counter[str] = Counter()

    def note(self, version: Version, test: TestSeen) -> None:
        """A test has been run."""
        failed = test.outcome in ("failed", "hung")
        if failed and version.is_of(RIGHT[:1]):
            self._unsound.add(test.name)
        elif failed and test.judged and not version.is_of(RIGHT):
            self._has_judged.add(test.name)
        if test.error.endswith("Spins"):
            self._spins[test.name] += 1

    def is_needed(self, version: Version, name: str, seen: Collection[TestSeen]) -> bool:
        """Whether a test must be run with a version with which these have been run."""
        if self._spins[name] >= MOST_SPINS:
            return False
        if version.is_of(RIGHT):
            return True
        if name in self._unsound:
            return False
        sound = (test for test in seen if test.name not in self._unsound)
        caught = any(test.outcome in ("failed", "hung") for test in sound)
        return self._all or not caught or name not in self._has_judged
