"""Tests with a stopwatch."""

from grader import caught, have_teeth, passed, points, quick, scenario

ASKS = "async def test_fetches_at_the_same_time() -> None"

HINTS = (
    "Write down two numbers: how long right code may take on a bad day, and how long the "
    "quickest broken code takes. If they are close together, change the numbers of pages and "
    "seconds, not the bound.",
    "`loop.time()` before and after gives the seconds. For code that blocks you need somebody "
    "who wants a turn meanwhile. Let a task sleep for a moment, again and again, and note how "
    "late it was. A test can be parametrized by the number of pages.",
    "Two pages of 2 s: right code needs at most 2.6 s, serial code 4 s. Three show who works "
    "in pairs, and thirty who takes ten at a time. Start the other task, let it begin, and "
    "look at its longest gap.",
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


@points(3)
def test_catches_slow_code(all_versions):
    """Your tests catch each version that does not fetch all pages at the same time."""
    caught(all_versions, "broken_slow")


@points(2)
def test_catches_code_that_blocks(all_versions):
    """Your tests catch each version that blocks the event loop."""
    caught(all_versions, "broken_block")


@points(2)
def test_catches_wrong_pages(all_versions):
    """Your tests catch each version that loses pages, mixes them up, or fetches them twice."""
    caught(all_versions, "broken_result")


@points(1)
def test_every_test_can_fail(all_versions):
    """Each of your tests asserts something, and can fail."""
    have_teeth(all_versions)


@points(1)
def test_no_test_waits_for_real(all_versions):
    """No test calls `time.sleep`, and all of them together take under 60 seconds."""
    quick(all_versions, under=60)
