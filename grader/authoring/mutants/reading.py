"""The checks of an exercise as functions that read evidence, without a session of pytest."""

import importlib.util
import inspect
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.evidence.decorators import Inputs, Scenario
from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Check, Exercise
from grader.exercise.result import Outcome
from grader.judging.judge import judge, with_inputs
from grader.judging.plugin import inputs_of

Seen = dict[str, Evidence]
"""Evidence by the names of the scenarios."""


@dataclass(frozen=True)
class Checking:
    """What judges an answer to an exercise as soon as there is evidence to judge by."""

    exercise: Exercise
    functions: Sequence[tuple[Check, Any]]
    scenarios: dict[str, Inputs | None]
    read: list[str] = field(default_factory=list)

    def fails(self, scenario: str, seen: Seen) -> bool:
        """Whether the newest evidence, of this scenario, makes a check fail."""
        if seen[scenario].verdict != Verdict.ANSWERED:
            return True
        return any(
            self._judged(check, function, seen) is not Outcome.PASS
            for check, function in self.functions
            if scenario in _parameters(function) and _parameters(function) <= seen.keys()
        )

    def _judged(self, check: Check, function: Any, seen: Seen) -> Outcome:
        wanted = {n: with_inputs(seen[n], self.scenarios[n]) for n in _parameters(function)}
        return judge(check, function, wanted).outcome


def checking(exercise: Exercise) -> Checking:
    """Import the check file of an exercise."""
    spec = importlib.util.spec_from_file_location(exercise.check_file.stem, exercise.check_file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    functions = [(check, getattr(module, check.name)) for check in exercise.checks]
    found = {n: inputs_of(t, module) for n, t in vars(module).items() if isinstance(t, Scenario)}
    read = set().union(*(_parameters(function) for _, function in functions))
    return Checking(exercise, functions, found, [name for name in found if name in read])


def _parameters(function: Any) -> set[str]:
    return {*inspect.signature(function).parameters}
