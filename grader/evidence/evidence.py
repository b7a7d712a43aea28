"""What was seen of one scenario, and what a check can ask of it.

Evidence is plain data. It came from a process that ran a student's code, so it is decoded with
care, and values are compared by exact type: `True` is not `1`, and a subclass of `str` is not a `str`.
Each question raises an AssertionError whose message is what the student reads.
"""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from grader.evidence.blocking import must_not_have_blocked
from grader.evidence.failures import (
    ErrorsMissing,
    NotHandled,
    NotRaised,
    NotSeen,
    TooManyAtOnce,
    TooSlow,
    WrongCalls,
    at_least,
    at_line,
    count,
    listed,
    name_of,
    one_of,
    other_calls,
    shown,
    were,
    within,
)
from grader.evidence.observations import NO_FACTS, NOTHING_NOTICED, left_at, peak
from grader.evidence.places import ONE_FILE, Places
from grader.evidence.prints import time_of
from grader.evidence.values import Value
from grader.evidence.verdict import Verdict
from grader.worker.facts import Facts
from grader.worker.labels import label
from grader.worker.observations import Call, Error, Noticed, PathStep, WaitingTask
from grader.worker.seeded import answer, body

AGREE = 0.2
"""Seconds by which the worker's time and the grader's may differ; beyond, the grader's counts."""


@dataclass(frozen=True)
class Evidence:
    """What was seen of one scenario. `verdict` is `answered` unless the worker did not get so far; then `problem` says why.
    `elapsed` is in seconds. `output` is all that left the worker, `prints` what was printed during
    the scenario, each with its time. `inputs` is what the scenario's `@inputs` drew. `moved` says why it
    ran on the wall clock, although the fast one was asked for. `places` knows the files of the answer.
    """

    scenario: str
    seed: str
    verdict: Verdict = Verdict.ANSWERED
    problem: str = ""
    by_signal: bool = False
    clock: str = "wall"
    elapsed: float = 0.0
    output: str = ""
    prints: tuple[tuple[float, str], ...] = ()
    returned: Value | None = None
    error: Error | None = None
    calls: tuple[Call, ...] = ()
    call_count: int = 0
    facts: Facts = NO_FACTS
    noticed: Noticed = NOTHING_NOTICED
    running_line: int | None = None
    waiting: Sequence[WaitingTask] = ()
    path: tuple[PathStep, ...] = ()
    inputs: Any = None
    moved: str = ""
    places: Places = ONE_FILE

    # -- the outcome

    @property
    def value(self) -> Value:
        """What the scenario returned. NotSeen if it raised."""
        self.must_have_returned()
        assert self.returned is not None
        return self.returned

    def part(self, key: Any) -> Value:
        """One part of what the scenario returned, by its key or index."""
        return Value(self.value.plain[key])

    def must_have_returned(self) -> None:
        """NotSeen if the scenario raised."""
        if self.error is not None:
            told = "" if self.error.is_the_scenarios else "it raised "
            raise NotSeen(f"{told}{self.error}")

    def raised(self, *types: type[BaseException], in_group: bool = False) -> Error:
        """The exception, which must be of exactly one of these classes; returns it.

        With `in_group` it may also be one of the exceptions in a group, at any depth.
        """
        if self.error is None:
            message = f"it raised nothing and returned {self._outcome}"
            raise NotRaised(f"expected {one_of(types)}, but {message}", [*map(name_of, types)])
        found = [self.error, *(self.error.leaves() if in_group else ())]
        names = {name_of(one) for one in types}
        for error in found:
            if error.type in names:
                return error
        got = ", but" if self.error.is_the_scenarios else ", got"
        message = f"expected {one_of(types)}{got} {self.error}{self._namesake(names)}"
        raise NotRaised(message, [*names])

    def raised_all(self, *errors: BaseException) -> None:
        """All of these must have come out, by class and message: one alone, or in a group."""
        missing = [error for error in errors if not self._came_out(error)]
        if missing:
            names = [name_of(type(error)) for error in missing]
            also, only = (" as well", "only ") if len(missing) < len(errors) else ("", "")
            got = f", got {only}{self._outcome}"
            if self.error is None:
                got = f", but it raised nothing and returned {self._outcome}"
            message = f"expected {shown(missing)} to come out{also}{got}"
            raise ErrorsMissing(f"{message}{self._namesake(names)}", names)

    def did_not_raise(self, *errors: BaseException) -> None:
        """None of these may have come out, by class and message: not alone, and not in a group."""
        if found := [error for error in errors if self._came_out(error)]:
            raise NotHandled(f"expected to be handled, but came out: {shown(found)}")

    def _came_out(self, error: BaseException) -> bool:
        wanted = name_of(type(error)), str(error)
        leaves = self.error.leaves() if self.error is not None else ()
        return any((leaf.type, leaf.message) == wanted for leaf in leaves)

    def _namesake(self, names: Collection[str]) -> str:
        """A note where an exception of another class has the name of one of these."""
        short = {name.rpartition(".")[2] for name in names}
        for error in self.error.leaves() if self.error is not None else ():
            if error.type.rpartition(".")[2] in short and error.type not in names:
                return f": that is {error.type}, another class of the same name"
        return ""

    @property
    def _outcome(self) -> str:
        return repr(self.returned) if self.error is None else str(self.error)

    @property
    def printed(self) -> Value:
        """The lines that were printed during the scenario."""
        self.must_have_returned()
        return Value("".join(text for _, text in self.prints).splitlines(), part="line")

    def printed_at(self, text: str) -> float:
        """When `text` had been printed, at once or in pieces, in seconds from the scenario's start."""
        at = time_of(self.prints, text)
        if at is None:
            raise NotSeen(f"{text!r} was never printed")
        return at

    # -- time

    def took(self, *, over: float, under: float) -> None:
        """The time must lie between two bounds, in seconds."""
        self.must_have_returned()
        within(self.elapsed, over=over, under=under, what="it")

    def never_blocked(self, *, under: float) -> None:
        """No callback may have blocked the loop for as long as `under` seconds, and no `time.sleep` at all."""
        must_not_have_blocked(self.noticed, under)

    # -- calls

    def calls_of(self, name: str) -> list[Call]:
        """The calls of one name, in the order in which they began."""
        return sorted((c for c in self.calls if c.name == name), key=lambda call: call.start)

    def peak(self, name: str) -> int:
        """The most calls of `name` that were in flight at one moment."""
        return peak(self.calls_of(name))

    def overlapped(self, name: str, number: int, *, may_raise: bool = False) -> None:
        """Exactly `number` calls of `name` must have been in flight at the same moment.

        NotSeen if the scenario raised, unless it may.
        """
        if not may_raise:
            self.must_have_returned()
        calls, most = len(self.calls_of(name)), self.peak(name)
        expected = f"expected {count(number, 'call')} of {name} in flight at once"
        if calls < number:
            raise TooSlow(f"{expected}, got {count(calls, 'call')} in all")
        if most < number:
            of_all = f" of {calls}" if calls > number else ""
            raise TooSlow(f"{expected}, got at most {most}{of_all}")
        if most > number:
            raise TooManyAtOnce(f"{expected}, got {most}")

    def called(self, name: str, *arguments: Any) -> None:
        """`name` must have been called with each of these, as often as given, in any order."""
        wanted = [label(argument) for argument in arguments]
        calls = [call.label for call in self.calls_of(name)]
        if sorted(calls) != sorted(wanted):
            raise WrongCalls(other_calls(name, wanted, calls), name, len(wanted), wanted)

    def called_times(self, name: str, number: int, *, may_raise: bool = False) -> None:
        """`name` must have been called exactly so many times.

        NotSeen if the scenario raised, unless it may.
        """
        if not may_raise:
            self.must_have_returned()
        calls = len(self.calls_of(name))
        if calls != number:
            message = f"expected {count(number, 'call')} of {name}, got {calls or 'none'}"
            raise WrongCalls(message, name, number)

    def started(self, *names: str) -> None:
        """Each of these must have been called: of what never started there is nothing to judge."""
        for name in names:
            if not self.calls_of(name):
                made = any(loose.name == name for loose in self.noticed.never_awaited)
                why = ": a call alone only makes a coroutine" if made else ""
                raise NotSeen(f"{name} never started{why}")

    def nothing_in_flight(self, *names: str) -> None:
        """No call of these names may still be running at the end, not even its clean-up.

        NotSeen if a name was never called.
        """
        self.started(*names)
        running = [call for name in names for call in self.calls_of(name) if call.end is None]
        if running:
            what = (
                "returned" if self.error is None else f"raised {self.error.type.rpartition('.')[2]}"
            )
            calls = listed([f"{call.name}({call.label})" for call in running])
            raise AssertionError(f"when it {what}, still running: {calls}")

    def used_one_loop(self) -> None:
        """Everything must have run on one event loop, in one thread."""
        if self.noticed.threads_of_loops > 1:
            number = self.noticed.threads_of_loops
            raise AssertionError(
                f"expected one event loop, got {number}, each in a thread of its own"
            )

    def never_polled(self, *, under: int) -> None:
        """The event loop must have run fewer than so many iterations: who waits is woken."""
        self.must_have_returned()
        if self.noticed.turns >= under:
            raise AssertionError(
                f"the event loop ran {self.noticed.turns} iterations, should run fewer than {under}: "
                "something checks again and again instead of waiting"
            )

    def fact(self, part: str, name: str) -> Any:
        """What a part of the stand-in world has counted."""
        return self.facts[part][name]

    # -- what was left

    def awaited_everything(self) -> None:
        """Every coroutine that was made must have been awaited."""
        for loose in self.noticed.never_awaited:
            raise AssertionError(
                f"`{loose.name}` was called and never awaited{at_line(loose.line)}"
            )

    def left_no_task(self) -> None:
        """No task of the student's may be going on when the student's code returns."""
        left = left_at(self.noticed)
        if left:
            many = f"{at_least(len(left))}{count(len(left), 'task')} {were(len(left))}"
            raise AssertionError(f"{many} still running at the end, created{at_line(left[0])}")

    def lost_no_error(self) -> None:
        """No exception may have been left for the event loop to complain of."""
        for report in self.noticed.lost:
            raise AssertionError(f"{report.message}: {report.error}{at_line(report.line)}")

    # -- the same randomness as the worker had

    @property
    def rng(self) -> random.Random:
        """A random source in the state that the scenario's `rng` had at its start."""
        return random.Random(self.seed)

    def sent(self, *urls: str) -> list[str]:
        """The bodies that the network sends for these urls."""
        return [body(self.seed, url) for url in urls]

    def answer(self, name: str, *arguments: Any) -> str:
        """What the stand-in function called `name` answers to these arguments."""
        return answer(self.seed, name, *arguments)
