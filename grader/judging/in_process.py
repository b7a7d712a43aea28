"""Run a scenario in pytest's own process, through pytest-asyncio: breakpoints and `print` work.

Nothing guards the grader here: this is for one's own code, under a debugger.
"""

import inspect
from collections.abc import AsyncIterator
from dataclasses import asdict, replace
from time import monotonic
from typing import Any

import pytest
import pytest_asyncio

from grader.evidence.decorators import Inputs, Scenario
from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.result import Answer
from grader.gathering.gather import evidence_with_reason, job_for
from grader.judging.judge import with_inputs
from grader.judging.state import STATE
from grader.supervisor import Ended, Transcript
from grader.worker.channel import Content, line_of
from grader.worker.run import Run, import_problem


def fixture(name: str, scenario: Scenario, inputs: Inputs | None) -> Any:
    """The fixture of one scenario: asynchronous if the scenario is."""
    if inspect.iscoroutinefunction(scenario.function):

        @pytest_asyncio.fixture(name=name, scope="module", loop_scope="module")
        async def evidence(
            request: pytest.FixtureRequest, awaitlings_submission: Answer
        ) -> AsyncIterator[Evidence]:
            here = RunHere(request, awaitlings_submission, name)
            with here.run.installed():
                if here.load():
                    await here.run.observe()
            yield with_inputs(here.evidence(), inputs)
            await here.run.close()

        return evidence

    @pytest.fixture(name=name, scope="module")
    def plain_evidence(request: pytest.FixtureRequest, awaitlings_submission: Answer) -> Evidence:
        here = RunHere(request, awaitlings_submission, name)
        with here.run.installed():
            if here.load():
                here.run.execute()
        return with_inputs(here.evidence(), inputs)

    return plain_evidence


class RunHere:
    """One scenario that is run here. It says the same as a worker, in the same frames."""

    def __init__(self, request: pytest.FixtureRequest, answer: Answer, name: str) -> None:
        self._state = request.config.stash[STATE]
        self._answer = answer
        self._name = name
        job = job_for(answer, name, self._state.options)
        self._job = replace(job, clock="wall")  # the loop is pytest-asyncio's
        self.run = Run(asdict(self._job), lambda: self._say("begin"), lambda: self._say("end"))
        self._transcript = Transcript()
        self._say("hello")

    def _say(self, frame: str, content: Content = None) -> None:
        self._transcript.feed(line_of(frame, content), monotonic())

    def load(self) -> bool:
        """Import the student's file; whether it can be run."""
        if self._answer.submission.rejected:
            return False
        problem = import_problem(self.run)
        if problem is not None:
            self._say("import-failed", problem)
        return problem is None

    def evidence(self) -> Evidence:
        """The same evidence that a worker would have brought, kept for the report too."""
        reason = self._answer.submission.rejected
        if reason:
            seen = Evidence(self._name, "", Verdict.REJECTED, reason)
        else:
            if self._transcript.state != "answered":
                self._say("answer", self.run.answer())
            ended = Ended(Verdict.ANSWERED, self._transcript, output="")  # it went to the screen
            seen = evidence_with_reason(self._job, ended, self._answer)
        self._state.book[self._answer][self._name] = seen
        return seen
