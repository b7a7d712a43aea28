"""A heavy computation that yields control."""

import asyncio
import threading
import time
import zlib

from grader import NotSeen, expect, inputs, points, scenario, within

ASKS = "async def checksum(mix, blocks) -> int"

HINTS = (
    "A coroutine keeps the thread until it awaits something that is not ready yet. Where in your "
    "loop is there such a place?",
    "`asyncio.sleep` is not only for waiting. Read in its documentation what a delay of 0 is for.",
    "Write an ordinary `for` loop over the blocks. In its body, after the call of `mix`, add one "
    "more line, which yields control.",
)

MANY, HEAVY, HEAVY_SECONDS = 100, 60, 0.01


@inputs
def blocks(rng):
    return [rng.randbytes(rng.randint(4, 12)) for _ in range(MANY)]


def quick(total, block):
    """Not the mixing of the stub's stand-in: whoever mixes without `mix` comes to another total."""
    return zlib.adler32(block, total)


def total_of(blocks):
    total = 0
    for block in blocks:
        total = quick(total, block)
    return total


def computing(total, block):
    """Heavy arithmetic: it keeps the processor busy for a while."""
    end = time.thread_time() + HEAVY_SECONDS
    while time.thread_time() < end:
        pass
    return quick(total, block)


class Counted:
    """Mixes, and counts how often it was called."""

    def __init__(self):
        self.calls = 0

    def __call__(self, total, block):
        self.calls += 1
        return quick(total, block)


class Neighbor:
    """Becomes ready to run during each block, and counts the blocks that started before its turn."""

    def __init__(self):
        self.loop, self.thread = asyncio.get_running_loop(), threading.get_ident()
        self.ready = False
        self.blocks = self.passed_over = 0

    def turn(self):
        self.ready = False

    def mix(self, total, block):
        self.blocks += 1
        if threading.get_ident() == self.thread:  # elsewhere it does not hold up the loop
            self.passed_over += self.ready
            self.ready = True
            self.loop.call_soon(self.turn)
        return quick(total, block)


@scenario
async def many_blocks(student, blocks):
    mix = Counted()
    return await student.checksum(mix, blocks), mix.calls


@scenario
async def ready_neighbor(student, blocks):
    neighbor = Neighbor()
    await student.checksum(neighbor.mix, blocks)
    return neighbor.passed_over, neighbor.blocks


@scenario(limit=20)
async def heavy_blocks(student, blocks):
    await student.checksum(computing, blocks[:HEAVY])


@scenario
async def two_files(student, blocks):
    files, mix = [blocks[:20], blocks[20:50]], Counted()
    alone = [await student.checksum(mix, list(file)) for file in files]
    together = await asyncio.gather(*(student.checksum(mix, list(file)) for file in files))
    both = zip(alone, together, strict=True)
    return [(one, other) for one, other in both if one != other], mix.calls


@scenario
async def one_and_none(student, blocks):
    return [await student.checksum(quick, blocks[:number]) for number in (1, 0)]


def must_have_mixed(calls):
    """NotSeen if there was no mixing at all: then nothing was tried."""
    if not calls:
        raise NotSeen("mix was never called, so there was nothing to judge")


@points(1)
def test_gives_the_checksum(many_blocks):
    """It mixes in every block, in order, and returns the last total."""
    assert many_blocks.part(0) == total_of(many_blocks.inputs)
    expect(many_blocks.part(1), MANY, f"calls of mix for {MANY} blocks")


@points(3)
def test_others_get_a_turn(heavy_blocks, ready_neighbor):
    """After each block, other code that is ready gets a turn before the next block."""
    heavy_blocks.must_have_returned()
    heavy_blocks.never_blocked(under=0.3)
    passed_over, mixed = ready_neighbor.value.plain
    must_have_mixed(mixed)
    expect(passed_over, 0, "times that another task was ready and got no turn between two blocks")


@points(1)
def test_giving_way_is_not_waiting(many_blocks):
    """Yielding control is not waiting: 100 small blocks are done in under 0.6 seconds."""
    must_have_mixed(many_blocks.part(1).plain)
    within(many_blocks.elapsed, under=0.6, what="it")


@points(1, shows="torn-update")
def test_two_at_once_do_not_mix(two_files):
    """Two checksums computed at the same time are the same as one after the other."""
    different, mixed = two_files.value.plain
    must_have_mixed(mixed)
    expect(len(different), 0, "checksums that differ when two are computed at the same time")


@points(1)
def test_one_block_and_none(one_and_none):
    """It also works for one block. Without blocks the checksum is 0."""
    assert one_and_none.value == [total_of(one_and_none.inputs[:1]), 0]
