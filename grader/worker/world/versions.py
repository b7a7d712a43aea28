"""Versions of what the student's tests test: right ones, and others that have one fault each."""

import random

from grader.worker.facts import VersionSeen, VersionsFacts
from grader.worker.world.stage import Stage


class Versions:
    """Runs the student's tests against versions. Each is a file; what its name begins with is its kind."""

    def __init__(self, stage: Stage) -> None:
        import grader.worker.trial.session  # pytest is slow to import; here it is before the time is started

        self._stage = stage
        self._seen: tuple[VersionSeen, ...] = ()

    @property
    def facts(self) -> VersionsFacts:
        """What the tests did."""
        return VersionsFacts(self._seen)

    def run(self, *kinds: str) -> None:
        """Run the student's tests against all versions of these kinds, in an order that the seed draws.

        NotImplementedError if that is what a test says.
        """
        from grader.worker.trial.module import Tests, Version
        from grader.worker.trial.noting import Noting
        from grader.worker.trial.session import tried

        job, probes = self._stage.job, self._stage.probes
        chosen = [
            Version(*path.removesuffix(".py").split("/"), source)
            for path, source in sorted(job["versions"].items())
            if path.split("/")[1].startswith(kinds)
        ]
        probes.others_code = True
        random.Random(self._stage.seed).shuffle(chosen)
        noting = Noting(job["student"]["path"], self._stage.clock.now, probes.waiting_lines)
        self._seen = tried(Tests(**job["student"]), chosen, noting)
        if noting.to_do is not None:
            raise noting.to_do
