"""The rules about a wait for a change that somebody else makes: looked for, or missed."""

import pytest
from constructed import named, noticed, waiting

from grader.worker.observations import Pause
from tests.by_hand import step

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


BOX = """
class Box:
    async def put(self, item):
        async with self.changed:
            self.items.append(item)
            self.changed.notify_all()

    async def close(self):
        async with self.changed:
            self.closed = True
            {}

    async def get(self):
        async with self.changed:
            await self.changed.wait_for(lambda: self.items)
            self.changed.notify_all()
"""


@pytest.mark.parametrize(
    ("at_the_end", "expected"),
    [
        ("self.changed.notify_all()", None),
        ("self.changed.notify()", "lost-wakeup:11"),
        ("pass", "lost-wakeup:15"),
    ],
)
def test_a_condition_of_which_all_are_told_each_time_has_not_come(at_the_end, expected):
    seen = waiting(*["Condition.wait_for"] * 16)
    seen["waiting"] = 2 * seen["waiting"][14:15]
    assert named(BOX.format(at_the_end), **seen) == expected


ROOM = """
class Box:
    async def put(self, item):
        async with self.changed:
            while self.is_full():
                await self.changed.wait()
            self.items.append(item)

    def is_full(self):
        return len(self.items) > 2

    async def close(self):
        async with self.changed:
            self.closed = True
            self.changed.notify_all()
"""
OF_EVENT = ROOM.replace("notify_all", "set")


@pytest.mark.parametrize(
    ("source", "on", "expected"),
    [
        (ROOM, "Condition.wait", "lost-wakeup:5"),
        (ROOM.replace("> 2", "> 2 - self.closed"), "Condition.wait", None),
        (ROOM.replace("self.closed = True", "pass"), "Condition.wait", None),
        (ROOM.replace("notify_all", "notify"), "Condition.wait", "lost-wakeup:6"),
        (OF_EVENT, "Event.wait", "lost-wakeup:5"),
        (OF_EVENT.replace("> 2", "> 2 - self.closed"), "Event.wait", "lost-wakeup:6"),
        (ROOM.replace("while", "if"), "Condition.wait", "lost-wakeup:6"),
    ],
)
def test_who_was_woken_and_waits_again_has_lost_no_signal(source, on, expected):
    seen = waiting(*[on] * 6)
    seen["waiting"] = seen["waiting"][5:]
    woken = step(1.0, 1.0, line=6, on=on, woken="task", since=0.0)
    assert named(source, path=(woken,), **seen) == expected
    before = named(source, path=(step(0.0, 1.0, line=6, on="sleep"),), **seen)
    assert before == "lost-wakeup:6"
