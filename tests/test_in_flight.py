"""What a check asks about a limit: never exceeded, and all of it used."""

import pytest

from grader import Evidence, NotSeen, TooManyAtOnce, at_most, kept_busy
from grader.evidence.failures import PlacesFree
from tests.by_hand import call


def seen(*times):
    return Evidence("pages", "seed", calls=tuple(call("fetch", "", *each) for each in times))


BATCHES = seen((0, 2), (0, 1), (2, 3), (2, 3))
WINDOW = seen((0, 2), (0, 1), (1, 2), (2, 3))


def test_as_many_as_the_limit_are_not_too_many():
    at_most(WINDOW, "fetch", 2)
    kept_busy(WINDOW, "fetch", 2)


def test_more_than_the_limit_are_too_many():
    with pytest.raises(TooManyAtOnce) as raised:
        at_most(WINDOW, "fetch", 1)
    message = "expected at most 1 call of fetch in flight, got 2; there were more than 1 at 0.0 s"
    assert str(raised.value) == message


def test_a_place_that_stays_free_while_others_have_not_started():
    with pytest.raises(PlacesFree) as raised:
        kept_busy(BATCHES, "fetch", 2)
    message = "from 1.0 s to 2.0 s only 1 of 2 calls of fetch was in flight, and 2 had not started"
    assert (str(raised.value), raised.value.limit) == (message, 2)


def test_a_place_that_stays_free_for_a_moment_is_within_the_slack():
    late = seen((0, 2), (0, 1), (1.2, 2), (2.1, 3))
    kept_busy(late, "fetch", 2)
    with pytest.raises(PlacesFree):
        kept_busy(late, "fetch", 2, slack=0.05)


def test_free_places_at_the_end_are_nobodys_fault():
    kept_busy(seen((0, 9), (0, 1)), "fetch", 5)


def test_a_call_that_goes_on_keeps_its_place():
    kept_busy(seen((0, None), (0, 1), (1, 2)), "fetch", 2)


def test_without_calls_there_is_nothing_to_judge():
    with pytest.raises(NotSeen):
        at_most(seen(), "fetch", 2)
    with pytest.raises(NotSeen):
        kept_busy(seen(), "fetch", 2)
