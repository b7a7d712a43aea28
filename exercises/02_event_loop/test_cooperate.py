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
SOME_HUNDRED = 4 * MANY  # each with the shortest wait would take too long


@inputs
def blocks(rng):
    """Many blocks. Some are empty, and some come again, one right after the first."""
    blocks = [rng.randbytes(rng.randint(4, 12)) for _ in range(MANY - 5)]
    return [*blocks[:30], blocks[29], b"", *blocks[30:], blocks[3], b"", blocks[-1]]


def quick(total, block):
    """Not the mixing of the stub's stand-in: whoever mixes without `mix` comes to another total."""
    return zlib.adler32(block, total)


def another(total, block):
    """Of another file."""
    return zlib.crc32(block, total) ^ 1


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

    def __init__(self, mix=quick):
        self.mix, self.calls = mix, 0

    def __call__(self, total, block):
        self.calls += 1
        return self.mix(total, block)


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


@scenario(clock="fast", limit=30)
async def hundreds_of_blocks(student, blocks):
    """On the fast clock, on which only waiting takes time."""
    await student.checksum(quick, blocks * (SOME_HUNDRED // MANY))


@scenario
async def three_files(student, blocks):
    files = [blocks[:20], blocks[20:50], blocks[:20]]
    mixes = Counted(), Counted(another), Counted()
    both = list(zip(mixes, files, strict=True))
    alone = [await student.checksum(mix, list(file)) for mix, file in both]
    together = await asyncio.gather(*(student.checksum(mix, list(file)) for mix, file in both))
    totals = zip(alone, together, strict=True)
    return [pair for pair in totals if pair[0] != pair[1]], [mix.calls for mix in mixes]


@scenario
async def one_and_none(student, blocks):
    mix = Counted()
    totals = [await student.checksum(mix, blocks[:1]), await student.checksum(mix, [])]
    return totals, mix.calls


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
def test_giving_way_is_not_waiting(many_blocks, hundreds_of_blocks):
    """Yielding control is not waiting: 400 small blocks are done in under 0.3 seconds."""
    must_have_mixed(many_blocks.part(1).plain)
    within(many_blocks.elapsed, under=0.6, what="it")
    hundreds_of_blocks.took(over=-1, under=0.3)
    hundreds_of_blocks.never_blocked(under=0.3)


@points(1, shows="torn-update")
def test_two_at_once_do_not_mix(three_files):
    """Checksums computed at the same time are the same as one after the other."""
    different, calls = three_files.value.plain
    must_have_mixed(sum(calls))
    expect(len(different), 0, "checksums that differ when several are computed at the same time")


@points(1)
def test_one_block_and_none(one_and_none, three_files):
    """It also works for one block, and again for the same blocks. Without blocks the checksum is 0."""
    totals, calls = one_and_none.value.plain
    expect(totals, [total_of(one_and_none.inputs[:1]), 0], "the checksums of one block and of none")
    expect(calls, 1, "calls of mix for one block, and then none")
    _, calls = three_files.value.plain
    expect(calls, [40, 60, 40], "calls of three different mix, each for a file twice")
