"""Versions of what the student's tests test: right ones, and others that have one fault each."""

import random

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

    def run(self) -> None:
        """Run the student's tests against all versions of what they test.

        NotImplementedError if that is what a test says.
        """
        from grader.worker.trial.module import Tests, Version
        from grader.worker.trial.noting import Noting
        from grader.worker.trial.plan import in_order
        from grader.worker.trial.session import tried

        stage, student = self._stage, self._stage.job["student"]
        stage.probes.others_code = stage.probes.unawaited.only_own = True
        versions = [Version(path, source) for path, source in sorted(stage.job["versions"].items())]
        noting = Noting(student["path"], stage.clock.now, stage.probes.waiting_lines)
        chosen = in_order(versions, random.Random(stage.seed))
        self._seen = tried(Tests(**student), chosen, noting)
        if noting.to_do is not None:
            raise noting.to_do
