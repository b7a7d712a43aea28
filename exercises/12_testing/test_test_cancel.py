"""Tests that cancel."""

from grader import caught, have_teeth, never_hangs, passed, points, quick, scenario

ASKS = "async def test_a_cancel_while_printing_frees_the_printer() -> None"

HINTS = (
    "Draw who prints and who waits, second by second. Where is the moment of the "
    "cancellation? What must be true right after it, and what at the end?",
    "Let `send` note when a document begins, ends or is cut off: one list of these notes "
    "shows the order, and whether two overlap. `create_task` and a short `sleep` bring people "
    "into line. `asyncio.timeout` ends a test that would wait forever.",
    "Let `send` sleep again in its `except CancelledError`, before it raises: that is the "
    "clean-up. Cancel the one who prints, and look at what the next one gets. Then cancel one "
    "of several who wait, in the middle of the line, and look at all the others.",
)


@scenario(clock="fast", limit=240)
def all_versions(versions):
    versions.run(each_with_each=True)


@points(2)
def test_right_versions_pass(all_versions):
    """Your tests pass with every version that is right, however it is written."""
    passed(all_versions, "right")


@points(1)
def test_a_busy_machine_fails_nobody(all_versions):
    """Your tests also pass with a right version on a machine that stalls for 0.6 seconds."""
    passed(all_versions, "busy")


@points(2)
def test_catches_a_wrong_order(all_versions):
    """Your tests catch each version that prints two at once, in the wrong order, or loses receipts."""
    caught(all_versions, "broken_alone")


@points(1)
def test_catches_a_wrong_end_after_an_error(all_versions):
    """Your tests catch each version that does not cope with an error of `send`."""
    caught(all_versions, "broken_error")


@points(2)
def test_catches_a_wrong_cancel_while_printing(all_versions):
    """Your tests catch each version that does not cope with a cancel while a document is printed."""
    caught(all_versions, "broken_cancel")


@points(2)
def test_catches_a_wrong_cancel_while_waiting(all_versions):
    """Your tests catch each version that does not cope with a cancel of somebody who waits."""
    caught(all_versions, "broken_wait")


@points(1)
def test_no_test_waits_forever(all_versions):
    """A test that waits for a broken printer stops by itself."""
    never_hangs(all_versions)


@points(1)
def test_every_test_can_fail(all_versions):
    """Each of your tests asserts something, and can fail."""
    have_teeth(all_versions)


@points(1)
def test_no_test_waits_for_real(all_versions):
    """No test calls `time.sleep`, and all of them together take under 60 seconds."""
    quick(all_versions, under=60)
