"""Tests for code that tries again."""

from grader import caught, have_teeth, passed, points, quick, scenario

ASKS = "async def test_returns_the_first_good_answer() -> None"

HINTS = (
    "Take one rule of the list at a time. Which answers must the server give, so that "
    "somebody who breaks just this rule does something else? Then ask what you could see of "
    "that from outside.",
    "aioresponses takes a `callback` for a URL, which may be async: there you can choose the "
    "answer, and note the time of each request. `pytest.raises` is for errors, `parametrize` "
    "for many statuses, `task.cancel()` for cancellations.",
    "Let the callback pop its answers from a list, and append `loop.time()` to another one. "
    "The differences are the pauses. Give each a lower bound that is exact, and an upper one "
    "with 0.6 s to spare. Count the requests after an error.",
)


@scenario(clock="fast", limit=240)
def all_versions(versions):
    versions.run()


@points(2)
def test_right_versions_pass(all_versions):
    """Your tests pass with every version that is right, however it is written."""
    passed(all_versions, "right")


@points(1)
def test_a_busy_machine_fails_nobody(all_versions):
    """Your tests also pass with a right version on a machine that stalls for 0.6 seconds."""
    passed(all_versions, "busy")


@points(2)
def test_catches_what_tries_again_wrongly(all_versions):
    """Your tests catch each version that tries again when it should not, or does not when it should."""
    caught(all_versions, "broken_again")


@points(2)
def test_catches_wrong_pauses(all_versions):
    """Your tests catch each version whose pauses are wrong."""
    caught(all_versions, "broken_pause")


@points(2)
def test_catches_a_wrong_end(all_versions):
    """Your tests catch each version that makes too many attempts or too few, or loses the last error."""
    caught(all_versions, "broken_end")


@points(1)
def test_catches_a_lost_cancellation(all_versions):
    """Your tests catch each version that does not let a cancellation through."""
    caught(all_versions, "broken_cancel")


@points(1)
def test_every_test_can_fail(all_versions):
    """Each of your tests asserts something, and can fail."""
    have_teeth(all_versions)


@points(1)
def test_no_test_waits_for_real(all_versions):
    """No test calls `time.sleep`, and all of them together take under 20 seconds."""
    quick(all_versions, under=20)
