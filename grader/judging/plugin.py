"""The pytest plugin: scenarios become fixtures, and checks become sentences.

It acts on check files only: a `test_slug.py` with its stub `slug.py` beside it, in a folder whose
name begins with two digits.
"""

import inspect
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from grader.evidence.decorators import Inputs, Scenario
from grader.evidence.difference import Mismatch
from grader.evidence.evidence import Evidence
from grader.evidence.values import Value
from grader.exercise.catalog import Exercise, is_stub
from grader.exercise.decorators import Check
from grader.exercise.further_files import take_answer
from grader.exercise.options import Options
from grader.exercise.result import Answer, Outcome, Result
from grader.gathering.gather import Book
from grader.judging import in_process
from grader.judging.by_hand import prepare, pytest_ignore_collect
from grader.judging.exactness import undecided
from grader.judging.judge import Reading, judge, with_inputs
from grader.judging.lateness import unsettled
from grader.judging.state import STATE, SessionState
from grader.report.failure import explain_failure

__all__ = ["pytest_ignore_collect"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our options to pytest's."""
    group = parser.getgroup("awaitlings")
    group.addoption(
        "--in-process",
        action="store_true",
        help="run scenarios in pytest's own process, for breakpoints and print (with -s)",
    )
    group.addoption(
        "--clock", choices=["wall", "fast"], default="wall", help="the clock to grade by"
    )
    group.addoption("--seed", help="the seed of the random inputs, as a report prints it")


def pytest_configure(config: pytest.Config) -> None:
    """Make a state for the session, unless the command line of `awaitlings` has brought one."""
    if STATE not in config.stash:
        seed, clock = config.getoption("--seed"), config.getoption("--clock")
        given = {"seed": seed} if seed else {}
        options = Options(clock=clock, **given)
        config.stash[STATE] = SessionState(options=options, told_by_pytest=True)


class CheckModule(pytest.Module):
    """A check file. Its scenarios become fixtures that give evidence."""

    exercise: Exercise
    scenarios: dict[str, Inputs | None]

    def _getobj(self) -> Any:
        try:
            return super()._getobj()  # type: ignore[no-untyped-call]
        except SystemExit:
            raise self.CollectError("it exits the program during its import") from None

    def collect(self) -> Any:
        """Turn the scenarios into fixtures before pytest looks for fixtures."""
        state: SessionState = self.config.stash[STATE]
        if not state.answers_to(self.exercise):
            state.answers.append(Answer(self.exercise, take_answer(self.exercise)))
        found = {n: t for n, t in vars(self.obj).items() if isinstance(t, Scenario)}
        self.scenarios = {name: inputs_of(scenario, self.obj) for name, scenario in found.items()}
        for name, scenario in found.items():
            setattr(self.obj, name, self._fixture(name, scenario))
        return super().collect()

    def _fixture(self, name: str, scenario: Scenario) -> Any:
        if self.config.getoption("--in-process"):
            return in_process.fixture(name, scenario, self.scenarios[name])

        @pytest.fixture(name=name, scope="module")
        def evidence(request: pytest.FixtureRequest, awaitlings_submission: Answer) -> Evidence:
            seen = request.config.stash[STATE].book[awaitlings_submission][name]
            return with_inputs(seen, self.scenarios[name])

        return evidence


def inputs_of(scenario: Scenario, module: Any) -> Inputs | None:
    """What draws the inputs of a scenario, by the name of one of its parameters."""
    named = (
        getattr(module, name, None) for name in inspect.signature(scenario.function).parameters
    )
    return next((thing for thing in named if isinstance(thing, Inputs)), None)


def pytest_pycollect_makemodule(module_path: Path, parent: Any) -> pytest.Module | None:
    """Collect a check file as one; other test files are none of our business."""
    asked = parent.config.stash[STATE].answers
    known = (g.exercise for g in asked if g.exercise.check_file == module_path)
    exercise = next(known, None) or _exercise_of(module_path)
    if exercise is None:
        if is_stub(module_path):
            prepare(module_path, parent.config)
        return None
    module = CheckModule.from_parent(parent, path=module_path)
    module.exercise = exercise
    return module


def _exercise_of(check_file: Path) -> Exercise | None:
    stub = check_file.with_name(check_file.name.removeprefix("test_"))
    no_chapter = not re.match(r"\d\d_", check_file.parent.name)
    if no_chapter or stub == check_file or is_stub(check_file):
        return None
    return Exercise(stub.stem, check_file.parent.name, stub, check_file)


@pytest.fixture(scope="module")
def awaitlings_submission(request: pytest.FixtureRequest) -> Answer:
    """The answer whose evidence the fixtures give: the only one, under plain pytest."""
    module = request.node
    assert isinstance(module, CheckModule)
    return request.config.stash[STATE].answers_to(module.exercise)[0]


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Gather the evidence for all checks that were chosen, before the first one runs.

    Or judge what is gathered elsewhere, as long as it comes.
    """
    if session.config.getoption("--in-process") or session.config.option.collectonly:
        return None
    state = session.config.stash[STATE]
    if state.work is not None:
        if not session.testsfailed:  # all could be collected
            state.work(partial(_judged, session, _by_file(session.items)))
        return True
    state.gather(_all_readings(session.items))
    if state.obstacle:
        pytest.exit(state.obstacle, returncode=3)
    return None


def _by_file(items: Sequence[pytest.Item]) -> dict[Path, list[pytest.Item]]:
    found: defaultdict[Path, list[pytest.Item]] = defaultdict(list)
    for item in items:
        found[item.path].append(item)
    return found


def _judged(
    session: pytest.Session, by_file: Mapping[Path, list[pytest.Item]], book: Book
) -> list[Result | None]:
    """The results by this evidence, in its order; none where something has to run again."""
    config = session.config
    options = config.stash[STATE].options
    state = config.stash[STATE] = SessionState(list(book), options, book=book)
    files = dict.fromkeys(answer.exercise.check_file for answer in book)
    items = [item for file in files for item in by_file[file]]
    readings = _all_readings(items)
    again = undecided(readings, book) | unsettled(readings, book)
    for item, after in zip_longest(items, items[1:]):
        config.hook.pytest_runtest_protocol(item=item, nextitem=after)
    return [None if r.answer in again else r for r in state.results()]


def _all_readings(items: Sequence[pytest.Item]) -> list[Reading]:
    checks = [found for item in items if (found := _check_of(item))]
    return [reading for found in checks for reading in _readings(*found)]


def _check_of(item: pytest.Item) -> tuple[pytest.Function, CheckModule, Check] | None:
    """An item that is a check, with what it checks; None for what pytest has to run itself."""
    module = item.getparent(CheckModule)
    if not isinstance(item, pytest.Function) or module is None:
        return None
    found = (c for c in module.exercise.checks if c.name == item.function.__name__)
    check = next(found, None)  # an `async def` is none
    return None if check is None else (item, module, check)


def _readings(item: pytest.Function, module: CheckModule, check: Check) -> list[Reading]:
    """What the check has to read: the evidence of each answer."""
    scenarios = {name: i for name, i in module.scenarios.items() if name in item.fixturenames}
    answers = item.config.stash[STATE].answers_to(module.exercise)
    return [Reading(answer, check, item.function, scenarios) for answer in answers]


def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Judge all answers by a check; what a student reads has no traceback."""
    found = _check_of(pyfuncitem)
    if found is None:
        return None
    item, state = pyfuncitem, pyfuncitem.config.stash[STATE]
    if item.config.getoption("--in-process"):
        given = {name: item.funcargs[name] for name in inspect.signature(item.function).parameters}
        judged = [judge(found[-1], item.function, given)]
    else:
        judged = [state.judge(reading) for reading in _readings(*found)]
    failed = [result for result in judged if result.outcome is not Outcome.PASS]
    if failed and state.told_by_pytest:
        pytest.fail(explain_failure(failed[0]), pytrace=False)
    return True


def pytest_assertrepr_compare(op: str, left: object, right: object) -> None:
    """Where `evidence.value == expected` does not hold, the exception carries both values."""
    if isinstance(left, Value) and op == "==":
        raise Mismatch(left.plain, right, left.part)
