"""What counts as blocking the event loop."""

import pytest

from grader import Evidence, LoopBlocked
from grader.worker.observations import Slept
from tests.by_hand import noticed


def slept(*lines):
    return Evidence("pages", "seed", noticed=noticed(slept=lines))


def test_many_short_sleeps_block_the_loop_together():
    evidence = slept(Slept(3, 0.02, 1), Slept(4, 0.04, 2))
    with pytest.raises(LoopBlocked) as caught:
        evidence.never_blocked(under=0.3)
    assert str(caught.value) == (
        "the event loop was blocked 3 times, 0.06 s in all, by `time.sleep` at line 4: "
        "nothing else could run meanwhile"
    )


def test_a_moment_of_sleep_is_nothing():
    slept(Slept(3, 0.04, 40)).never_blocked(under=0.3)
