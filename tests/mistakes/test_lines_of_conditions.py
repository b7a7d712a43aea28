"""The line is the condition on which too little was done, not where that was felt."""

import pytest
from constructed import call, named, noticed

from grader.evidence.failures import LoopBlocked, TooSlow, WrongCalls
from grader.worker.observations import BlockedStretch

TOTAL = """
async def checksum(mix, blocks):
    for n, block in enumerate(blocks):
        total = mix(total, block)
        if n % 10 == 0:
            await asyncio.sleep(0)
    return total
"""
BLOCKED = noticed(blocked=tuple(BlockedStretch(0.0, 0.1, 4, "computing", 0.1) for _ in range(6)))


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (TOTAL, 5),
        (TOTAL.replace("n % 10 == 0", "n % 10: continue\n        if True"), 4),
        (TOTAL.replace("n % 10 == 0:\n    ", "n % 10: continue\n"), 5),
        (TOTAL.replace("    return", "        await other()\n    return"), 4),
        (TOTAL.replace("await asyncio", "asyncio"), 4),
        (TOTAL.replace("    return", "        if last: await asyncio.sleep(0)\n    return"), 4),
        (TOTAL.replace("sleep(0)\n", "sleep(0)\n        else:\n            await other()\n"), 4),
    ],
)
def test_a_condition_on_which_a_loop_yields_control(source, line):
    assert named(source, mismatch=(90, 0), **BLOCKED) == f"hogs-the-loop:{line}"


def test_a_computation_that_is_long_by_itself_needs_more_than_another_condition():
    for failure in (LoopBlocked("blocked for 2 s"), TooSlow("2 s")):
        seen = {"failure": failure, **BLOCKED}
        assert named(TOTAL, calls=(call("mix", line=None),), **seen) == "hogs-the-loop:4"
    assert named(TOTAL, failure=TooSlow("2 s"), **BLOCKED) == "hogs-the-loop:4"
    blocked = LoopBlocked("blocked for 2 s")
    own = (call("checksum", line=None), call("mix", line=None, end=0.01))
    assert named(TOTAL, calls=own, failure=blocked, **BLOCKED) == "hogs-the-loop:5"


DEBOUNCE = """
class Debounce:
    def touch(self, value):
        if self.timer is not None and value == self.value:
            return
        self.cancel()
        self.value = value
        self.timer = loop.call_later(self.seconds, self.fire)
    def fire(self):
        self.action(self.value)
    def cancel(self):
        if self.timer is not None:
            self.timer.cancel()
"""


@pytest.mark.parametrize(
    ("source", "expected", "line"),
    [
        (DEBOUNCE, ["last"], 4),
        (DEBOUNCE.replace("self.cancel()", "self.timer.cancel()"), ["last"], 4),
        (DEBOUNCE.replace("self.timer is not None and value ==", "value is"), ["last"], 4),
        (DEBOUNCE.replace(" and value == self.value", ""), ["last"], 8),
        (DEBOUNCE.replace("        self.cancel()\n", ""), ["last"], 7),
        (DEBOUNCE.replace("            return", "            self.more()"), ["last"], 8),
        (DEBOUNCE, [], 8),
    ],
)
def test_a_return_that_leaves_out_what_begins_a_wait_anew(source, expected, line):
    made = 10 if line == 4 else line + 2  # the timer calls it
    calls = tuple(call("action", label, line=made) for label in ("early", "last"))
    failure = WrongCalls("not so", "action", len(expected), expected)
    assert named(source, calls=calls, failure=failure) == f"unasked-call:{line}"


READY = """
async def checksum(mix, blocks):
    gate = asyncio.Event()
    for block in blocks:
        total = mix(total, block)
        gate.set()
        await gate.wait()
    return total
"""
IN_ONE_PIECE = noticed(blocked=(BlockedStretch(0.0, 0.6, 5, "computing", 0.6),))


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (READY, 7),
        (READY.replace("gate.set()", "gate.clear()"), 5),
        (READY.replace("gate.set()", "gate.set(); gate.clear()"), 5),
        (READY.replace("asyncio.Event()", "given"), 5),
        (READY.replace("await gate.wait()", "await gate.wait(); await other()"), 5),
        (READY.replace("Event", "Lock").replace("gate.wait()", "gate.acquire()"), 7),
        (READY.replace("set()", "set_result(1)").replace("gate.wait()", "gate"), 5),
        (READY.replace("await gate.wait()", "async with asyncio.Lock(): pass"), 7),
        (READY.replace("Event", "Future").replace("set()", "set_result(1)").replace(".wait()", ""), 7),
    ],
)  # fmt: skip
def test_an_await_that_need_not_wait_yields_no_control(source, line):
    assert named(source, mismatch=(90, 0), **IN_ONE_PIECE) == f"hogs-the-loop:{line}"
    slow = TooSlow("2 s")
    assert named(source, failure=slow, **IN_ONE_PIECE) == "hogs-the-loop:5"
