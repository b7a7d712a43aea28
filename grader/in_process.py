"""Run a scenario in pytest's own process, through pytest-asyncio: breakpoints and `print` work.

Nothing guards the grader here: this is for one's own code, under a debugger.
"""

import inspect
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

import pytest
import pytest_asyncio

from grader.checks import Scenario
from grader.evidence import Evidence
from grader.grading import Grading
from grader.judge import JUDGE
from grader.supervisor import Ended, Transcript
from grader.testimony import evidence_of
from grader.worker.run import Run, import_problem


def fixture(name: str, scenario: Scenario) -> Any:
    """The fixture of one scenario: asynchronous if the scenario is."""
    if inspect.iscoroutinefunction(scenario.function):

        @pytest_asyncio.fixture(name=name, scope="module", loop_scope="module")
        async def evidence(
            request: pytest.FixtureRequest, awaitlings_submission: Grading
        ) -> AsyncIterator[Evidence]:
            seen = Seen(request, awaitlings_submission, name)
            if seen.loaded:
                await seen.run.observe()
            yield seen.evidence()
            await seen.run.close()

        return evidence

    @pytest.fixture(name=name, scope="module")
    def plain_evidence(request: pytest.FixtureRequest, awaitlings_submission: Grading) -> Evidence:
        seen = Seen(request, awaitlings_submission, name)
        if seen.loaded:
            seen.run.execute()
        return seen.evidence()

    return plain_evidence


class Seen:
    """One scenario that is run here, and what was seen of it."""

    def __init__(self, request: pytest.FixtureRequest, grading: Grading, name: str) -> None:
        self._judge = request.config.stash[JUDGE]
        self._key = grading, name
        self._job = self._judge.job(grading, name)
        self.run = Run(asdict(self._job), on_begin=_nothing, on_end=_nothing)
        self._problem = import_problem(self.run)
        self.loaded = self._problem is None

    def evidence(self) -> Evidence:
        """The same evidence that a worker would have brought, kept for the report too."""
        answer = {"stage": "run", **self.run.answer()} if self.loaded else self._problem
        assert answer is not None
        if not self.loaded:
            answer = {"stage": "import", **answer}
        transcript = Transcript("answered", 0.0, self.run.recorder.elapsed, None, answer)
        ended = Ended("answered", transcript, output="")  # it went to the screen
        seen = evidence_of(self._job, ended)
        self._judge.evidence[self._key] = seen
        return seen


def _nothing() -> None:
    """Nobody is waiting for a frame here."""
