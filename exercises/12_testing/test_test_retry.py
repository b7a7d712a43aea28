"""Tests for code that tries again."""

from grader import caught, have_teeth, passed, points, quick, scenario

ASKS = "async def test_returns_the_first_good_answer() -> None"

HINTS = ("a", "b", "c")


@scenario(clock="fast", limit=240)
def right_versions(versions):
    versions.run("right", "busy")


@scenario(clock="fast", limit=240)
def broken_versions(versions):
    versions.run("broken", "useless")


@points(2)
def test_right_versions_pass(right_versions, broken_versions):
    """Your tests pass with every version that is right, however it is written."""
    passed(right_versions, "right", broken_versions)


@points(1)
def test_a_busy_machine_fails_nobody(right_versions, broken_versions):
    """Your tests also pass with a right version on a machine that stalls for 0.6 seconds."""
    passed(right_versions, "busy", broken_versions)


@points(2)
def test_catches_what_tries_again_wrongly(right_versions, broken_versions):
    """Your tests catch each version that tries again when it should not, or does not when it should."""
    caught(right_versions, broken_versions, "broken_again")


@points(2)
def test_catches_wrong_pauses(right_versions, broken_versions):
    """Your tests catch each version whose pauses are wrong."""
    caught(right_versions, broken_versions, "broken_pause")


@points(2)
def test_catches_a_wrong_end(right_versions, broken_versions):
    """Your tests catch each version that makes too many attempts or too few, or loses the last error."""
    caught(right_versions, broken_versions, "broken_end")


@points(1)
def test_catches_a_lost_cancellation(right_versions, broken_versions):
    """Your tests catch each version that does not let a cancellation through."""
    caught(right_versions, broken_versions, "broken_cancel")


@points(1)
def test_every_test_can_fail(right_versions, broken_versions):
    """Each of your tests asserts something, and can fail."""
    have_teeth(right_versions, broken_versions)


@points(1)
def test_no_test_waits_for_real(right_versions, broken_versions):
    """No test calls `time.sleep`, and all of them together take under 20 seconds."""
    quick(right_versions, broken_versions, under=20)
