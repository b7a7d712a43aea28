"""Run a scenario in pytest's own process, through pytest-asyncio: breakpoints and `print` work.

Nothing guards the grader here: this is for one's own code, under a debugger.
"""

import inspect
from collections.abc import AsyncIterator
from dataclasses import asdict, replace
from typing import Any

import pytest
import pytest_asyncio

from grader.evidence.decorators import Inputs, Scenario
from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.result import Answer
from grader.gathering.from_worker import evidence_of
from grader.gathering.gather import job_for
from grader.judging.judge import with_inputs
from grader.judging.state import STATE
from grader.supervisor import Ended, Transcript
from grader.worker.encoding import Plain
from grader.worker.run import Run, import_problem


def fixture(name: str, scenario: Scenario, inputs: Inputs | None) -> Any:
    """The fixture of one scenario: asynchronous if the scenario is."""
    if inspect.iscoroutinefunction(scenario.function):

        @pytest_asyncio.fixture(name=name, scope="module", loop_scope="module")
        async def evidence(
            request: pytest.FixtureRequest, awaitlings_submission: Answer
        ) -> AsyncIterator[Evidence]:
            seen = Seen(request, awaitlings_submission, name)
            with seen.run.installed():
                if seen.load():
                    await seen.run.observe()
            yield with_inputs(seen.evidence(), inputs)
            await seen.run.close()

        return evidence

    @pytest.fixture(name=name, scope="module")
    def plain_evidence(request: pytest.FixtureRequest, awaitlings_submission: Answer) -> Evidence:
        seen = Seen(request, awaitlings_submission, name)
        with seen.run.installed():
            if seen.load():
                seen.run.execute()
        return with_inputs(seen.evidence(), inputs)

    return plain_evidence


class Seen:
    """One scenario that is run here, and what was seen of it."""

    def __init__(self, request: pytest.FixtureRequest, answer: Answer, name: str) -> None:
        self._state = request.config.stash[STATE]
        self._answer = answer
        self._name = name
        options = replace(self._state.options, clock="wall")  # the loop is pytest-asyncio's
        self._job = job_for(answer, name, options)
        self.run = Run(asdict(self._job), on_begin=_nothing, on_end=_nothing)
        self._problem: Plain | None = None

    def load(self) -> bool:
        """Import the student's file; whether it can be run."""
        if self._answer.submission.rejected:
            return False
        self._problem = import_problem(self.run)
        return self._problem is None

    def evidence(self) -> Evidence:
        """The same evidence that a worker would have brought, kept for the report too."""
        reason = self._answer.submission.rejected
        if reason:
            seen = Evidence(self._name, "", Verdict.REJECTED, reason)
        else:
            seen = evidence_of(self._job, self._ended())
        self._state.book[self._answer][self._name] = seen
        return seen

    def _ended(self) -> Ended:
        if self._problem is None:
            answer = {"stage": "run", **self.run.answer()}
        else:
            answer = {"stage": "import", **self._problem}
        transcript = Transcript("answered", 0.0, self.run.recorder.elapsed, None, answer)
        return Ended(Verdict.ANSWERED, transcript, output="")  # it went to the screen


def _nothing() -> None:
    """Nobody is waiting for a frame here."""
