"""What the fast clock cannot decide runs on the wall clock, and the report says so."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from grader.evidence.evidence import Evidence
from grader.evidence.observations import NOTHING_NOTICED
from grader.evidence.values import Value
from grader.exercise.options import Options
from grader.exercise.result import Result
from grader.gathering.gather import Book
from grader.judging import exactness, lateness
from grader.judging.exactness import decide
from grader.judging.judge import Reading
from grader.worker.clock.interface import SHORT_CALLS
from tests.test_lateness import ANSWER, CHECK, in_time, right_value

FAST = Options(clock="fast")
Runs = list[str]


def seen(seconds: float, clock: str = "fast", **noticed: object) -> Evidence:
    value = Value("value")
    noticing = replace(NOTHING_NOTICED, **noticed)
    return Evidence("pages", "seed", clock=clock, elapsed=seconds, returned=value, noticed=noticing)


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Runs]:
    """A machine that gives these seconds on the wall, run after run; notes that it was asked."""

    def set_up(*seconds: float, **noticed: object) -> Runs:
        runs: Runs = []
        left = iter(seconds)

        def gather(keys: object, options: Options) -> Book:
            if not keys:
                return {}
            runs.append(options.clock)
            return {ANSWER: {"pages": seen(next(left), options.clock, **noticed)}}

        monkeypatch.setattr(exactness, "gather", gather)
        monkeypatch.setattr(lateness, "gather", gather)
        return runs

    return set_up


@pytest.mark.parametrize(
    ("scenarios", "told"),
    [
        (["one_reader"], 'Scenario "one reader": too close.'),
        (["one_reader", "a", "b", "c"], 'Scenarios "one reader", "a", "b" and 1 more: too close.'),
    ],
)
def test_the_report_says_which_scenarios_ran_on_the_wall(scenarios: list[str], told: str) -> None:
    moved = [replace(seen(2.0), scenario=name, moved="too close.") for name in scenarios]
    assert Result(ANSWER, [], [*moved, seen(2.0)]).moved == [told]
    assert Result(ANSWER, [], moved).moved == ["too close."]


def decided(evidence: Evidence, function: Callable[[Evidence], None] = in_time) -> Evidence:
    book: Book = {ANSWER: {"pages": evidence}}
    decide([Reading(ANSWER, CHECK, function, {"pages": None})], book, FAST)
    return book[ANSWER]["pages"]


def test_what_the_fast_clock_serves_runs_once(wall: Callable[..., Runs]) -> None:
    runs = wall()
    for evidence in (seen(2.0), seen(9.0), seen(2.0, cpu=0.3)):
        assert decided(evidence) == evidence
    assert (decided(seen(2.0, cpu=9), right_value).elapsed, runs) == (2.0, [])


def test_what_it_does_not_serve_runs_on_the_wall_whatever_came_out(
    wall: Callable[..., Runs],
) -> None:
    for seconds in (2.0, 9.0):
        runs = wall(2.1)
        end = decided(seen(seconds, unserved=("`alarm`",)))
        assert (end.clock, end.elapsed, runs) == ("wall", 2.1, ["wall"])
        assert end.moved.startswith("It uses `alarm`. The fast clock cannot time that")


def test_what_was_killed_on_the_fast_clock_runs_on_the_wall_too(wall: Callable[..., Runs]) -> None:
    wall(2.1)
    killed = replace(seen(0.0, unserved=("`alarm`",)), verdict="timeout")
    assert (decided(killed).verdict, decided(seen(2.0)).moved) == ("answered", "")


def test_computing_that_decides_is_looked_at_on_the_wall(wall: Callable[..., Runs]) -> None:
    runs = wall(3.1, 3.1, 3.1)
    end = decided(seen(2.0, cpu=1.0))
    assert (end.verdict, end.elapsed, runs) == ("answered", 3.1, ["wall"] * 3)
    assert "the time for computing could decide" in end.moved


def test_where_the_machine_is_too_late_to_tell_the_fast_clock_stands(
    wall: Callable[..., Runs],
) -> None:
    for noticed in ({"cpu": 1.0}, {"unserved": (SHORT_CALLS,)}):
        wall(9.0, 9.0, 9.0, queued=7.0)
        end = decided(seen(2.0, **noticed))
        assert (end.clock, end.verdict, end.moved) == ("fast", "answered", "")


def test_it_is_busy_where_only_the_wall_can_tell_and_the_machine_is_late(
    wall: Callable[..., Runs],
) -> None:
    wall(9.0, 9.0, 9.0, queued=7.0)
    assert decided(seen(2.0, unserved=("`alarm`",))).verdict == "busy"
