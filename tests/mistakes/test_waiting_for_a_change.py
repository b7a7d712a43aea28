"""The rules about a wait for a change that somebody else makes: looked for, or missed."""

import pytest
from constructed import named, noticed, waiting

from grader.worker.observations import Pause

LOOKS = """
async def main(items):
    while not items:
        await asyncio.sleep({})
    return items.pop()
"""
WAITS = """
async def get(self):
    turn = create_future()
    self.line.append(turn)
    await turn

def put(self, item):
    self.line.popleft().set_result({})
"""
IN_SLICES = """
async def main(queue):
    while True:
        try:
            return await asyncio.wait_for(queue.get(), {})
        except TimeoutError:
            pass
"""


def looked(pause, times, turns, shows="polling"):
    return named(
        LOOKS.format(pause), shows=shows, **noticed(turns=turns, pauses=(Pause(4, times),))
    )


def test_a_loop_that_pauses_looks_and_one_without_pauses_spins():
    assert looked("0.1", 30, 40) == "polling:4"
    assert looked("0.001", 3000, 3010) == "polling:4"
    assert looked("0", 3000, 3010) == "spin-wait:4"


def test_a_pause_in_between_is_no_spinning_whatever_the_check_looks_for():
    assert looked("0.1", 30, 40, shows="spin-wait") == "polling:4"
    assert looked("0", 3000, 3010, shows="spin-wait") == "spin-wait:4"


def test_a_wait_that_is_given_up_again_and_again_looks_too():
    assert named(IN_SLICES.format("0.1"), shows="polling", **noticed(turns=90)) == "polling:5"
    assert named(IN_SLICES.format("None"), shows="polling", **noticed(turns=90)) == "polling:None"


def stuck(value):
    lines = waiting("", "", "", "", "FairQueue.get")
    return named(WAITS.format(value), **{**lines, "waiting": lines["waiting"][-1:]})


@pytest.mark.parametrize("value", ["None", "True"])
def test_a_future_that_is_kept_as_a_signal_and_never_set(value):
    assert stuck(value) == "lost-wakeup:5"


def test_a_future_that_carries_an_item_is_no_signal():
    assert stuck("item") is None
