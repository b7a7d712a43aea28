"""What happens at one moment of the fast clock happens in an order, and that is kept."""

import asyncio

import pytest

from grader.evidence.observations import peak
from grader.worker.calls import Recorder
from grader.worker.clock.core import BareLoop, VirtualTime


def recorder():
    """A recorder on a clock that stands still."""
    one = Recorder(lambda: 5.0, "answer.py")
    one.start()
    return one


def test_what_ends_as_another_begins_does_not_overlap_it():
    record = recorder()
    for _ in range(3):
        with record.call("fetch"):
            pass
    assert peak([call.seen for call in record.calls]) == 1


def test_what_begins_before_the_others_end_at_the_same_moment_overlaps_them():
    record = recorder()
    with record.call("fetch"), record.call("fetch"), record.call("fetch"):
        pass
    assert peak([call.seen for call in record.calls]) == 3


async def ends_of(seconds):
    """The places in the order in which their pauses end, while somebody else wakes again and again."""
    ended = []

    async def pause(place):
        await asyncio.sleep(seconds[place])
        ended.append(place)

    async def beat():
        while True:
            await asyncio.sleep(0.1)

    beating = asyncio.create_task(beat())
    await asyncio.sleep(0.25)
    await asyncio.gather(*map(pause, range(len(seconds))))
    beating.cancel()
    return ended


PAUSES = pytest.mark.parametrize("seconds", [[2.0] * 9, [1.0, 2.0] * 20, [60.0] * 2000])


def in_order(seconds):
    return sorted(range(len(seconds)), key=lambda place: (seconds[place], place))


@PAUSES
def test_pauses_of_the_same_length_end_in_the_order_in_which_they_began(clock, seconds):
    assert asyncio.run(ends_of(seconds)) == in_order(seconds)


@PAUSES
def test_so_they_do_on_a_bare_loop(seconds):
    loop = BareLoop(VirtualTime())
    assert loop.run_until_complete(ends_of(seconds)) == in_order(seconds)
    loop.close()


def test_all_that_is_due_at_one_moment_fires_in_one_turn(clock):
    async def turns():
        loop, seen = asyncio.get_running_loop(), []
        due = loop.time() + 1
        for _ in range(5000):
            loop.call_at(due, lambda: seen.append(loop.time()))
        await asyncio.sleep(2)
        return seen

    seen = asyncio.run(turns())
    assert len(seen) == 5000
    assert max(seen) - min(seen) < 1e-3  # but for the readings


def test_instants_that_are_past_are_forgotten():
    virtual = VirtualTime()
    for number in range(5000):
        virtual.in_order(1000.0 + number)
        virtual.advance_to(1000.0 + number)
    assert len(virtual._latest) <= 1000
