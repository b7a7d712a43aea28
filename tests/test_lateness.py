"""Telling a wrong answer from a late machine."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from grader.evidence.evidence import Evidence
from grader.evidence.failures import TooLong
from grader.evidence.observations import NOTHING_NOTICED
from grader.evidence.values import Value
from grader.exercise.catalog import Exercise
from grader.exercise.decorators import Check
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import Submission
from grader.gathering.gather import Book, Key
from grader.judging import lateness
from grader.judging.judge import Reading
from grader.judging.lateness import arbitrate, repeat_killed
from grader.supervisor import AT_ONCE

ANSWER = Answer(
    Exercise("slug", "01_chapter", Path("slug.py"), Path("test_slug.py")),
    Submission("slug", Path("slug.py"), "text"),
)
CHECK = Check("test_it", "It does it.", 1, 1)
Runs = list[tuple[str, int]]


def evidence(
    seconds: float, verdict: str = "answered", clock: str = "wall", queued: float = 0.0
) -> Evidence:
    noticed = replace(NOTHING_NOTICED, queued=queued)
    return Evidence(
        "pages",
        "seed",
        verdict,
        clock=clock,
        elapsed=seconds,
        returned=Value("value"),
        noticed=noticed,
    )


def in_time(pages: Evidence) -> None:
    pages.took(over=1.9, under=2.5)


def right_value(pages: Evidence) -> None:
    assert pages.value == "another value"


KILLED = Evidence("pages", "seed", "crash", "The process was killed by SIGKILL.", by_signal=True)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Runs]:
    """A machine that gives these seconds, by clock, run after run; notes how it was asked.

    `named`: the scenario names the wall clock, and runs on it whatever is asked for.
    """

    def set_up(
        *, fast: list[float], wall: list[float], queued: float = 0.0, named: bool = False
    ) -> Runs:
        runs: Runs = []
        seconds = {"fast": iter(fast), "wall": iter(wall)}

        def gather(keys: object, options: Options) -> Book:
            if not keys:
                return {}
            runs.append((options.clock, options.at_once))
            clock = "wall" if named else options.clock
            seen = evidence(next(seconds[options.clock]), clock=clock, queued=queued)
            return {ANSWER: {"pages": seen}}

        monkeypatch.setattr(lateness, "gather", gather)
        return runs

    return set_up


def judged(function: Callable[[Evidence], None], seconds: float, clock: str = "wall") -> Evidence:
    book: Book = {ANSWER: {"pages": evidence(seconds, clock=clock)}}
    arbitrate([Reading(ANSWER, CHECK, function, {"pages": None})], book, Options())
    return book[ANSWER]["pages"]


def test_what_was_late_on_the_fast_clock_is_wrong(machine: Callable[..., Runs]) -> None:
    runs = machine(fast=[], wall=[])
    assert (judged(in_time, 6.0, clock="fast").elapsed, runs) == (6.0, [])


def test_an_answer_in_time_is_not_asked_about(machine: Callable[..., Runs]) -> None:
    runs = machine(fast=[], wall=[])
    assert (judged(in_time, 2.0).elapsed, runs) == (2.0, [])


def test_a_wrong_value_is_not_asked_about(machine: Callable[..., Runs]) -> None:
    runs = machine(fast=[], wall=[])
    assert (judged(right_value, 6.0).elapsed, runs) == (6.0, [])


def test_what_is_late_on_the_fast_clock_too_is_wrong(machine: Callable[..., Runs]) -> None:
    runs = machine(fast=[6.0], wall=[])
    seen = judged(in_time, 6.1)
    assert (seen.verdict, seen.elapsed, runs) == ("answered", 6.1, [("fast", AT_ONCE)])


def test_what_names_the_wall_clock_is_repeated_without_the_word_of_the_fast_one(
    machine: Callable[..., Runs],
) -> None:
    runs = machine(fast=[6.0], wall=[2.0], named=True)
    seen = judged(in_time, 6.1)
    assert (seen.elapsed, runs) == (2.0, [("fast", AT_ONCE), ("wall", 1)])


def test_what_is_too_soon_on_the_fast_clock_too_is_wrong(machine: Callable[..., Runs]) -> None:
    runs = machine(fast=[0.0], wall=[])
    assert (judged(in_time, 0.1).verdict, runs) == ("answered", [("fast", AT_ONCE)])


def test_what_is_wrong_for_another_reason_on_the_fast_clock_is_wrong(
    machine: Callable[..., Runs],
) -> None:
    def in_time_and_right(pages: Evidence) -> None:
        in_time(pages)
        right_value(pages)

    runs = machine(fast=[2.0], wall=[])
    assert (judged(in_time_and_right, 2.9).verdict, runs) == ("answered", [("fast", AT_ONCE)])


def test_a_late_machine_is_asked_again_alone(machine: Callable[..., Runs]) -> None:
    runs = machine(fast=[2.0], wall=[2.1])
    seen = judged(in_time, 2.9)
    assert (seen.verdict, seen.elapsed, runs) == ("answered", 2.1, [("fast", AT_ONCE), ("wall", 1)])


def test_a_machine_that_stays_late_is_busy_and_nobody_has_failed(
    machine: Callable[..., Runs],
) -> None:
    runs = machine(fast=[2.0], wall=[2.8, 2.7], queued=0.6)
    seen = judged(in_time, 2.9)
    assert (seen.verdict, runs) == ("busy", [("fast", AT_ONCE), ("wall", 1), ("wall", 1)])
    assert "too busy" in seen.problem


def test_a_delay_that_the_queue_does_not_explain_is_the_answers(
    machine: Callable[..., Runs],
) -> None:
    for queued in (0.0, 0.04, 0.19):
        machine(fast=[2.0], wall=[2.8, 2.7], queued=queued)
        seen = judged(in_time, 2.9)
        assert (seen.verdict, seen.elapsed) == ("answered", 2.7)


def test_where_another_time_was_missed_any_wait_in_the_queue_may_be_why(
    machine: Callable[..., Runs],
) -> None:
    def printed_late(pages: Evidence) -> None:
        raise TooLong("the line came late")  # which the elapsed time does not tell

    machine(fast=[2.0], wall=[5.0, 5.0], queued=0.1, named=True)
    assert judged(printed_late, 5.0).verdict == "busy"


def test_a_short_wait_in_the_queue_that_changes_no_digit_is_no_excuse(
    machine: Callable[..., Runs],
) -> None:
    machine(fast=[2.0], wall=[6.04, 6.04], queued=0.06)
    assert judged(in_time, 6.04).verdict == "answered"


def test_what_was_killed_by_a_signal_runs_once_more_alone(machine: Callable[..., Runs]) -> None:
    runs = machine(fast=[], wall=[2.0])
    book: Book = {ANSWER: {"pages": KILLED}}
    repeat_killed(book, Options())
    assert (book[ANSWER]["pages"].verdict, runs) == ("answered", [("wall", 1)])


@pytest.mark.parametrize(
    ("again", "asked"),
    [
        (("one",), ["one", "one"]),
        (("two",), ["one", "two", "three", "two"]),
        ((), ["one", "two", "three"]),
    ],
)
def test_where_the_first_is_killed_again_the_others_need_not_run(
    monkeypatch: pytest.MonkeyPatch, again: tuple[str, ...], asked: list[str]
) -> None:
    """`again`: the scenarios that are killed each time."""
    runs: list[str] = []

    def gather(keys: Sequence[Key], options: Options) -> Book:
        runs.extend(name for _, name in keys)
        seen = {name: KILLED if name in again else evidence(1.0) for _, name in keys}
        return {ANSWER: seen} if seen else {}

    monkeypatch.setattr(lateness, "gather", gather)
    repeat_killed({ANSWER: dict.fromkeys(("one", "two", "three"), KILLED)}, Options())
    assert runs == asked


def test_a_crash_with_an_exit_status_is_not_repeated(machine: Callable[..., Runs]) -> None:
    runs = machine(fast=[], wall=[])
    book: Book = {ANSWER: {"pages": Evidence("pages", "seed", "crash", "It left.")}}
    repeat_killed(book, Options())
    assert (book[ANSWER]["pages"].verdict, runs) == ("crash", [])


def test_where_there_is_no_fast_clock_being_late_three_times_is_late(
    machine: Callable[..., Runs], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lateness, "fast_clock_unavailable", lambda: "It needs Linux.")
    runs = machine(fast=[], wall=[6.0, 6.0])
    assert (judged(in_time, 6.1).verdict, runs) == ("answered", [("wall", 1), ("wall", 1)])
