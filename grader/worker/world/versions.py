"""Versions of what the student's tests test: right ones, and others that have one fault each."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from grader.worker.clock.portable import virtual_time
from grader.worker.facts import VersionSeen, VersionsFacts
from grader.worker.world.stage import Stage


class Versions:
    """Runs the student's tests against versions. Each is a file; what its name begins with is its kind."""

    def __init__(self, stage: Stage) -> None:

        self._stage = stage
        self._seen: tuple[VersionSeen, ...] = ()

    @property
    def facts(self) -> VersionsFacts:
        """What the tests did."""
        return VersionsFacts(self._seen)

    def run(self, *, each_with_each: bool = False) -> None:
        """Run the student's tests against all versions of what they test.

        What is known then is not tried again, unless `each_with_each`: only so it is known of each test
        that it ends with every version. NotImplementedError if that is what a test says.
        """
        from grader.worker.trial.module import Tests, Version
        from grader.worker.trial.noting import Noting
        from grader.worker.trial.plan import Needed, in_order
        from grader.worker.trial.session import tried

        stage, student = self._stage, self._stage.job["student"]
        stage.probes.others_code = stage.probes.unawaited.only_own = True
        versions = [Version(path, source) for path, source in sorted(stage.job["versions"].items())]
        chosen = in_order(versions, random.Random(stage.seed))
        with self._time() as now:
            needed = Needed(each_with_each=each_with_each)
            noting = Noting(student["path"], now, stage.probes.waiting_lines, needed)
            self._seen = tried(Tests(**student), chosen, noting)
        if noting.to_do is not None:
            raise noting.to_do

    @contextmanager
    def _time(self) -> Iterator[Callable[[], float]]:
        """What tells the time. On the wall hundreds of tests would take minutes: there it is virtual too."""
        if self._stage.clock.name == "fast":
            yield self._stage.clock.now
            return
        with virtual_time() as virtual:
            yield lambda: virtual.seconds
