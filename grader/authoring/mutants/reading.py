"""The checks of an exercise as functions that read evidence, without a session of pytest."""

import importlib.util
import inspect
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Any

from grader.evidence.decorators import Inputs, Scenario
from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Exercise
from grader.exercise.decorators import Check
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
    read: Sequence[str]
    drawing: Set[str]

    def refusing(self, scenario: str, seen: Seen) -> set[str]:
        """The scenarios of a check that fails by the newest evidence, of this scenario; or none."""
        if seen[scenario].verdict != Verdict.ANSWERED:
            return {scenario}
        for check, function in self.functions:
            read = _parameters(function)
            if not (scenario in read and read <= seen.keys()):
                continue
            if self._judged(check, function, seen) is not Outcome.PASS:
                return read
        return set()

    def draw(self, scenarios: Iterable[str]) -> bool:
        """Whether one of these scenarios draws something: if not, every seed is the same to it."""
        return any(scenario in self.drawing for scenario in scenarios)

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
    kept = {n: t for n, t in vars(module).items() if isinstance(t, Scenario)}
    inputs = {name: inputs_of(scenario, module) for name, scenario in kept.items()}
    read = set().union(*(_parameters(function) for _, function in functions))
    drawing = {n for n in kept if inputs[n] or "rng" in _parameters(kept[n].function)}
    return Checking(exercise, functions, inputs, [n for n in kept if n in read], drawing)


def _parameters(function: Any) -> set[str]:
    return {*inspect.signature(function).parameters}
