"""The pytest plugin: scenarios become fixtures, and checks become sentences.

It acts on check files only: a `test_slug.py` with its stub `slug.py` beside it, in a folder whose
name begins with two digits.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from grader.evidence.decorators import Scenario
from grader.evidence.evidence import Evidence
from grader.evidence.values import Value
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Exercise
from grader.exercise.options import Options
from grader.exercise.result import Answer, Outcome
from grader.exercise.submission import take
from grader.judging import in_process
from grader.judging.judge import JUDGE, Judge
from grader.judging.lateness import Reading
from grader.report.difference import difference
from grader.report.failure import explain_failure
from grader.report.undecided import undecided

SUBMISSION = "awaitlings_submission"
OUTCOMES: dict[Verdict, Outcome] = {Verdict.TODO: Outcome.TODO, Verdict.BUSY: Outcome.BUSY}
"""The outcome of a check whose scenario has no evidence; for all others it is `fail`."""


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
    """Appoint a judge, unless the command line of `awaitlings` has brought one."""
    if JUDGE not in config.stash:
        seed, clock = config.getoption("--seed"), config.getoption("--clock")
        given = {"seed": seed} if seed else {}
        config.stash[JUDGE] = Judge(options=Options(clock=clock, **given))


class CheckModule(pytest.Module):
    """A check file. Its scenarios become fixtures that give evidence."""

    exercise: Exercise

    def _getobj(self) -> Any:
        try:
            return super()._getobj()  # type: ignore[no-untyped-call]
        except SystemExit:
            raise self.CollectError("it ends the program while it is imported") from None

    def collect(self) -> Any:
        """Turn the scenarios into fixtures before pytest looks for fixtures."""
        judge: Judge = self.config.stash[JUDGE]
        if not judge.answers_of(self.exercise):
            judge.answers.append(Answer(self.exercise, take(self.exercise.stub)))
        for name, thing in list(vars(self.obj).items()):
            if isinstance(thing, Scenario):
                setattr(self.obj, name, self._fixture(name, thing))
        return super().collect()

    def _fixture(self, name: str, scenario: Scenario) -> Any:
        if self.config.getoption("--in-process"):
            return in_process.fixture(name, scenario)

        @pytest.fixture(name=name, scope="module")
        def evidence(request: pytest.FixtureRequest, awaitlings_submission: Answer) -> Evidence:
            return request.config.stash[JUDGE].book[awaitlings_submission][name]

        return evidence


def pytest_pycollect_makemodule(module_path: Path, parent: Any) -> pytest.Module | None:
    """Collect a check file as one; other test files are none of our business."""
    asked = parent.config.stash[JUDGE].answers
    known = (g.exercise for g in asked if g.exercise.check_file == module_path)
    exercise = next(known, None) or _exercise_of(module_path)
    if exercise is None:
        return None
    module = CheckModule.from_parent(parent, path=module_path)
    module.exercise = exercise
    return module


def _exercise_of(check_file: Path) -> Exercise | None:
    stub = check_file.with_name(check_file.name.removeprefix("test_"))
    if not re.match(r"\d\d_", check_file.parent.name) or stub == check_file:
        return None
    return Exercise(stub.stem, check_file.parent.name, stub, check_file)


@pytest.fixture(scope="module")
def awaitlings_submission(request: pytest.FixtureRequest) -> Answer:
    """The answer that is graded, where there is but one."""
    module = request.node
    assert isinstance(module, CheckModule)
    return request.config.stash[JUDGE].answers_of(module.exercise)[0]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Where there are several answers to an exercise, its checks judge each of them."""
    module = metafunc.definition.getparent(CheckModule)
    if module is None or SUBMISSION not in metafunc.fixturenames:
        return
    answers = metafunc.config.stash[JUDGE].answers_of(module.exercise)
    if len(answers) > 1:
        ids = [answer.submission.label for answer in answers]
        metafunc.parametrize(SUBMISSION, answers, ids=ids, scope="module")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> None:
    """Gather the evidence for all checks that were chosen, before the first one runs."""
    if session.config.getoption("--in-process") or session.config.option.collectonly:
        return
    session.config.stash[JUDGE].gather(
        [_reading(item, module.exercise) for item, module in _checks(session.items)]
    )


def _checks(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Function, CheckModule]]:
    for item in items:
        module = item.getparent(CheckModule)
        if isinstance(item, pytest.Function) and module is not None:
            yield item, module


def _reading(item: pytest.Function, exercise: Exercise) -> Reading:
    scenarios = [name for name in item.fixturenames if name in exercise.scenarios]
    return Reading(_answer(item), item.function, scenarios)


def _answer(item: pytest.Function) -> Answer:
    """The answer that this item is about."""
    module = item.getparent(CheckModule)
    assert module is not None
    callspec = getattr(item, "callspec", None)
    several: dict[str, Answer] = callspec.params if callspec else {}
    return several.get(SUBMISSION) or item.config.stash[JUDGE].answers_of(module.exercise)[0]


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Note how a check came out; a failure becomes what the student reads, without a traceback."""
    if pyfuncitem.getparent(CheckModule) is None:
        return (yield)
    judge = pyfuncitem.config.stash[JUDGE]
    seen = [thing for thing in pyfuncitem.funcargs.values() if isinstance(thing, Evidence)]
    note = judge.noter(_answer(pyfuncitem), pyfuncitem.function.__name__, seen)
    unanswered = next((e for e in seen if e.verdict != Verdict.ANSWERED), None)
    if unanswered is not None:
        outcome = OUTCOMES.get(unanswered.verdict, Outcome.FAIL)
        pytest.fail(explain_failure(note(outcome, unanswered.problem, None)), pytrace=False)
    error = None
    try:
        yield
    except Exception as raised:
        error = raised
    if error is not None:  # outside of the handler, or pytest would show both
        pytest.fail(
            explain_failure(note(Outcome.FAIL, _message(error, seen), error)), pytrace=False
        )
    note(Outcome.PASS, "", None)
    return None


def _message(error: Exception, seen: Sequence[Evidence]) -> str:
    if isinstance(error, AssertionError):
        return str(error).removeprefix("assert ").partition("\nassert ")[0]
    return undecided(error, seen)


def pytest_assertrepr_compare(
    config: pytest.Config, op: str, left: object, right: object
) -> list[str] | None:
    """Explain `evidence.value == expected` in words."""
    if isinstance(left, Value) and op == "==":
        config.stash[JUDGE].mismatch = (left.plain, right)
        return difference(left.plain, right, left.part)
    return None
