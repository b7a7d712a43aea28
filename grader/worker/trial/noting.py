"""Notes what each test did: how it ended, where, how long it took, and whether it asserted anything."""

import linecache
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from _pytest.raises import RaisesExc, RaisesGroup

from grader.worker.clock.core import Deadlock
from grader.worker.encoding import message_of, name_of
from grader.worker.facts import Nap, TestSeen, VersionSeen
from grader.worker.patching import Patch
from grader.worker.trial.guard import Spins, guarded
from grader.worker.trial.module import Version, VersionModule
from grader.worker.trial.plan import Needed

JUDGED = (AssertionError, TimeoutError, pytest.fail.Exception)
"""By these a test itself says that something is wrong."""
ENDLESS = (Deadlock, Spins)
MAX_MESSAGE = 200
MOST_DECORATED = 30
"""Lines that the decorators of a test may take."""
DEF = re.compile(r"\s*(async )?def ")


@dataclass
class OneTest:
    """What is known so far of one test."""

    name: str
    line: int
    outcome: str = "passed"
    error: BaseException | None = None
    at: int | None = None
    judged: bool = False
    asserted: int = 0
    seconds: float = 0.0
    slept: Counter[int] = field(default_factory=Counter)

    def seen(self) -> TestSeen:
        """The same as plain data."""
        error = self.error
        return TestSeen(
            name=self.name,
            line=self.line,
            outcome=self.outcome,
            at=self.at,
            error="" if error is None else name_of(type(error)),
            message="" if error is None else message_of(error).partition("\n")[0][:MAX_MESSAGE],
            judged=self.judged,
            asserted=self.asserted,
            seconds=self.seconds,
            slept=tuple(Nap(line, seconds) for line, seconds in sorted(self.slept.items())),
        )


class Noting:
    """The plugin that notes. `path` is the student's file, `waiting` gives the lines at which tasks wait."""

    def __init__(
        self,
        path: str,
        now: Callable[[], float],
        waiting: Callable[[], list[int]],
        needed: Needed,
    ) -> None:
        self._path = path
        self._now = now
        self._waiting = waiting
        self._tests: dict[int, list[TestSeen]] = {}
        self._versions: dict[int, Version] = {}
        self._running: OneTest | None = None
        self._needed = needed
        self.to_do: NotImplementedError | None = None
        """What a test says that is still to be written."""

    def begin(self, place: int, version: Version) -> None:
        """A version is to be tested, at this place in the order."""
        self._versions[place] = version
        self._tests[place] = []

    def cannot_be_tested(self, place: int, error: BaseException) -> None:
        """The student's file cannot even be imported with a version."""
        test = OneTest("the file", self._line_of(error) or 1)
        self._fail(test, error)
        self._tests[place].append(test.seen())

    def is_needed(self, item: pytest.Item) -> bool:
        """Whether a test must still be run."""
        place = place_of(item)
        return self._needed.is_needed(self._versions[place], item.name, self._tests[place])

    def seen(self) -> tuple[VersionSeen, ...]:
        """What each test did with each version."""
        return tuple(
            VersionSeen(version.name, version.sentence, tuple(self._tests[place]))
            for place, version in self._versions.items()
        )

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Any:
        """Note one test."""
        place = place_of(item)
        test = self._running = OneTest(item.name, self._line_of_test(item))
        begin = self._now()
        try:
            with self._versions[place].importable():
                return (yield)
        finally:
            test.seconds, self._running = self._now() - begin, None
            self._tests[place].append(test.seen())
            self._needed.note(self._versions[place], self._tests[place][-1])

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self) -> Any:
        """Stop a test that spins."""
        with guarded():
            return (yield)

    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
        """A report without the text that pytest would write: this takes most of a failure's time."""
        error = call.excinfo.value if call.excinfo is not None else None
        outcome: Any = "passed"
        if isinstance(error, pytest.skip.Exception):
            outcome = "skipped"
        elif error is not None:
            outcome = "failed"
        report: Any = pytest.TestReport(
            item.nodeid,
            item.location,
            {},
            outcome,
            None,
            call.when,  # type: ignore[arg-type]
        )
        report.raised = error
        return report

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a test's set-up, the test itself, or its tear-down ended."""
        test, error = self._running, getattr(report, "raised", None)
        if test is None or report.outcome == "passed" or test.outcome != "passed":
            return
        if report.outcome == "skipped":
            test.outcome = "skipped"
        elif error is not None:
            self._fail(test, error)

    def pytest_assertion_pass(self) -> None:
        """Count an assertion that held."""
        if self._running is not None:
            self._running.asserted += 1

    def patches(self) -> list[Patch]:
        """What must be replaced to count `pytest.raises`, and to note each `time.sleep`."""
        return [
            (RaisesExc, "__exit__", self._counting(RaisesExc.__exit__)),
            (RaisesGroup, "__exit__", self._counting(RaisesGroup.__exit__)),
            (time, "sleep", self._sleeping(time.sleep)),
        ]

    def _counting(self, leave: Callable[..., bool]) -> Callable[..., bool]:
        def __exit__(raises: Any, *error: Any) -> bool:
            as_expected = leave(raises, *error)
            if as_expected:
                self.pytest_assertion_pass()
            return as_expected

        return __exit__

    def _sleeping(self, sleep: Callable[[float], None]) -> Callable[[float], None]:
        def noted(seconds: float, /) -> None:
            caller = sys._getframe(1)
            if caller.f_code.co_filename == self._path and self._running is not None:
                self._running.slept[caller.f_lineno] += seconds  # type: ignore[assignment]
            sleep(seconds)

        return noted

    def _fail(self, test: OneTest, error: BaseException) -> None:
        test.error, test.outcome = error, "failed"
        test.at = self._line_of(error)
        test.judged = isinstance(error, JUDGED) or self._raised_here(error)
        if isinstance(error, NotImplementedError):
            self.to_do = error
        if isinstance(error, ENDLESS):
            test.outcome = "hung"
            test.at = next((line for line in self._waiting() if line >= test.line), test.at)

    def _raised_here(self, error: BaseException) -> bool:
        """Whether a line of the test itself raised it, and none that the version has called."""
        files = [frame.f_code.co_filename for frame, _ in traceback.walk_tb(error.__traceback__)]
        theirs = {f"{version.stands_for}.py" for version in self._versions.values()}
        return files[-1:] == [self._path] and theirs.isdisjoint(files)

    def _line_of_test(self, item: pytest.Item) -> int:
        """The line of a test's `def`, which its decorators come before."""
        first = (item.location[1] or 0) + 1
        near = range(first, first + MOST_DECORATED)
        return next((n for n in near if DEF.match(linecache.getline(self._path, n))), first)

    def _line_of(self, error: BaseException) -> int | None:
        """The innermost line of the student's file that an exception came through."""
        frames = traceback.walk_tb(error.__traceback__)
        lines = [line for frame, line in frames if frame.f_code.co_filename == self._path]
        return lines[-1] if lines else None


def place_of(item: pytest.Item) -> int:
    """The place, in the order, of the version that a test tests."""
    node = item.getparent(VersionModule)
    assert node is not None
    return node.place
