"""A fast reader, a slow writer, and a limit between them."""

import asyncio
from bisect import bisect
from dataclasses import dataclass
from itertools import pairwise
from types import SimpleNamespace

from grader import NotSeen, TooLong, TooManyAtOnce, TooSlow, expect, inputs, points, scenario

ASKS = "async def pump(source, write, limit) -> None"

HINTS = (
    "Two things go on at the same time, so you need two tasks: one reads, one writes. What stands "
    "between them must make the reader wait when it is full, and the writer when it is empty.",
    "`asyncio.Queue(maxsize=…)` does both: `await queue.put(item)` and `await queue.get()`. A "
    "`TaskGroup` ends one task when the other one fails.",
    "The reader puts every item into the queue, and after the last one an object of your own, which "
    "means the end. Make it with `object()`, and compare with `is`, so that no item looks like it.",
)

CLEANING = 0.4
"""Seconds that a read or a write needs to clean up when it is cancelled."""
TOUCH = 0.05
"""Seconds: a shorter time between two moments is the time that it takes to pass an item on."""


class Source:
    """An async iterator whose reads take a while. The read after the last item says that it is the end."""

    def __init__(self, functions, name, items, seconds, **how):
        self.items, self.asked = items, 0
        self.read = functions.slow(name, seconds, answer=self._item, **how)

    def _item(self, number):
        return self.items[number] if number < len(self.items) else self

    async def __anext__(self):
        number = self.asked
        self.asked += 1
        if (item := await self.read(number)) is self:
            raise StopAsyncIteration(number)
        return item

    def __aiter__(self):
        return self


@dataclass
class Station:
    """How one pump goes: the seconds of each read, the end included, and of each write."""

    limit: int
    reading: list
    writing: list

    @property
    def items(self):
        return [f"item {number}" for number in range(len(self.writing))]

    def run(self, student, functions, name, **how):
        """The student's pump; `how` may say that the read or the write of a number fails."""
        items, clean = self.items, how.get("cleaning", 0.0)
        fails = {key: how[key] for key in ("read", "write") if key in how}
        source = Source(
            functions,
            f"read_{name}",
            items,
            dict(enumerate(self.reading)),
            fails=fails.get("read", {}),
            cleaning=clean,
        )
        write = functions.slow(
            f"write_{name}",
            dict(zip(items, self.writing, strict=True)),
            answer=None,
            fails={items[n]: error for n, error in fails.get("write", {}).items()},
            cleaning=clean,
        )
        return student.pump(source, write, self.limit)


def steady(limit, items, reading, writing):
    return Station(limit, [reading] * (items + 1), [writing] * items)


@inputs
def stations(rng):
    """Pumps with a slow writer, with a slow reader, and with both in turn."""
    three, eight = rng.choice([3, 4, 5]), rng.choice([8, 11, 13])
    found = {}
    for limit in (1, 2, three, eight):
        found[f"slow_writer_{limit}"] = steady(limit, limit + 5, rng.choice([0.0, 0.1]), 0.5)
    found["slow_reader"] = steady(rng.choice([1, 2, 3]), 6, 0.5, 0.1)
    found["alike"] = steady(1, 6, 0.5, 0.5)
    reading = rng.choices([0.0, 0.1, 0.3, 0.8], k=25)
    writing = rng.choices([0.0, 0.2, 0.5, 1.0], k=24)
    found["uneven"] = Station(three, reading, writing)
    return found


@inputs
def stormy_day(rng):
    """Over a hundred items; one takes over a minute to read, another one to write."""
    number = rng.choice([101, 113, 127])
    reading = [*rng.choices([0.0, 0.1, 0.4], k=number), 0.2]
    writing = rng.choices([0.0, 0.1, 0.4], k=number)
    reading[rng.randrange(5, 15)], writing[rng.randrange(20, 40)] = 65.07, 70.09
    return Station(rng.choice([23, 29, 31]), reading, writing)


@scenario(clock="fast", limit=90)
async def all_kinds(student, functions, observer, stations):
    """When each pump was called, and when it returned."""
    times = {}
    for name, station in stations.items():
        called = observer.seconds()
        await station.run(student, functions, name)
        times[name] = called, observer.seconds()
    return times


@scenario(clock="fast", limit=300)
async def a_stormy_day(student, functions, stormy_day):
    await stormy_day.run(student, functions, "all")


THREE = steady(3, 6, 0.1, 0.3), steady(1, 3, 0.1, 0.6), steady(3, 4, 0.1, 0.4)


@scenario
async def three_pumps(student, functions):
    """The second one has a slow writer, and a limit of its own; the others have the same limit."""
    names = ("one", "other", "third")
    pumps = zip(names, THREE, strict=True)
    await asyncio.gather(*(station.run(student, functions, name) for name, station in pumps))


@scenario(clock="fast", limit=60)
async def a_slow_day(student, functions):
    """Few items; first the reader takes long, and then the writer does."""
    await Station(2, [10.0, *[0.1] * 5], [0.1, *[10.0] * 4]).run(student, functions, "slow")


@scenario
async def an_empty_source(student, functions):
    await steady(2, 0, 0.2, 0.0).run(student, functions, "nothing")


ODD = [None, "", 0, [], False, ValueError("seen"), StopAsyncIteration(), {}, b"", (), None]
"""Items that may be taken for the end, or for an error."""


@scenario
async def odd_items(student, functions):
    written = []

    async def write(item):
        await asyncio.sleep(0.05)
        written.append(item)

    await student.pump(Source(functions, "read", ODD, 0.02), write, 2)
    return [repr(item) for item in written]


# -- what fails, and what is cancelled


@dataclass
class Trouble:
    """A pump in which a read or a write fails, by its number, or which is cancelled at a moment."""

    station: Station
    side: str = ""
    number: int = 0
    at: float = 0.0


def is_down(side, number):
    return ConnectionError(f"{side} {number} is down")


@inputs
def reads_that_fail(rng):
    middle = rng.choice([3, 4, 5])
    return {
        "the_first": Trouble(steady(2, 5, 0.3, 0.1), "read", 0),
        "nothing_waits": Trouble(steady(2, 9, 0.5, 0.1), "read", middle),
        "in_a_write": Trouble(steady(9, 9, 0.15, 2.0), "read", middle),
        "many_wait": Trouble(steady(2, 9, 0.12, 0.5), "read", middle),
        "the_last": Trouble(steady(1, 4, 0.3, 0.2), "read", 3),
        "the_end": Trouble(steady(4, 4, 0.13, 0.6), "read", 4),
    }


@inputs
def writes_that_fail(rng):
    middle = rng.choice([3, 4, 5])
    long_read = Station(3, [0.1, 3.0, 0.1, 0.1], [0.3] * 3)
    return {
        "in_a_read": Trouble(long_read, "write", 0),
        "no_room": Trouble(steady(1, 9, 0.11, 0.7), "write", 0),
        "no_room_later": Trouble(steady(3, 19, 0.03, 0.5), "write", middle),
        "nothing_waits": Trouble(steady(2, 9, 0.5, 0.2), "write", middle),
        "source_has_ended": Trouble(steady(9, 7, 0.02, 0.4), "write", middle),
        "end_finds_no_room": Trouble(steady(2, 4, 0.03, 0.5), "write", 1),
        "the_last": Trouble(steady(2, 5, 0.1, 0.3), "write", 4),
    }


@inputs
def cancels(rng):
    return {
        "in_both": Trouble(steady(3, 9, 0.7, 0.7), at=rng.choice([0.95, 1.6])),
        "no_room": Trouble(steady(1, 9, 0.05, 2.0), at=0.7),
        "no_room_for_many": Trouble(steady(11, 19, 0.0, 2.0), at=2.5),
        "nothing_waits": Trouble(steady(3, 9, 1.0, 0.1), at=1.5),
        "source_has_ended": Trouble(steady(9, 4, 0.05, 0.5), at=0.9),
        "end_finds_no_room": Trouble(steady(2, 4, 0.03, 0.5), at=0.7),
        "the_last": Trouble(steady(9, 3, 0.05, 0.5), at=1.3),
    }


def told(error):
    """What came out: one error, or those of a group."""
    if isinstance(error, BaseExceptionGroup):
        return [text for one in error.exceptions for text in told(one)]
    return [f"{type(error).__name__}: {error}".rstrip(": ")]


async def in_trouble(student, functions, observer, troubles):
    """How each of these pumps ended, and when."""
    ends = {}
    for name, trouble in troubles.items():
        error = {trouble.side: {trouble.number: is_down(trouble.side, trouble.number)}}
        try:
            with observer.calling():
                await trouble.station.run(student, functions, name, cleaning=CLEANING, **error)
            ends[name] = (["returned"], observer.seconds())
        except Exception as caught:
            ends[name] = (told(caught), observer.seconds())
    return ends


@scenario(clock="fast", limit=40)
async def failing_reads(student, functions, observer, reads_that_fail):
    return await in_trouble(student, functions, observer, reads_that_fail)


@scenario(clock="fast", limit=40)
async def failing_writes(student, functions, observer, writes_that_fail):
    return await in_trouble(student, functions, observer, writes_that_fail)


@scenario(clock="fast", shuffled=True, limit=40)
async def both_fail(student, functions, observer):
    """A dozen times, a read and a write fail at the same moment."""
    ends = []
    for number in range(12):
        pump = Station(2, [0.5, 0.5, 0.5], [0.5, 0.5]).run(
            student, functions, number, read={1: is_down("read", 1)}, write={0: is_down("write", 0)}
        )
        try:
            await pump
            ends.append(["returned"])
        except Exception as caught:
            ends.append(told(caught))
    return ends


@scenario(clock="fast", limit=40)
async def cancelled(student, functions, observer, cancels):
    ends = {}
    for name, trouble in cancels.items():
        pump = asyncio.create_task(trouble.station.run(student, functions, name, cleaning=CLEANING))
        await asyncio.sleep(trouble.at)
        at = observer.seconds()
        if pump.done():
            error = None if pump.cancelled() else pump.exception()
            ends[name] = (f"it had ended before, {error or 'well'}", at, at)
            continue
        answer = await observer.cancel(pump, 4.0)
        end = "CancelledError" if answer["cancelled"] else answer["error"] or "no CancelledError"
        ends[name] = (end, at, observer.seconds())
    return ends


# -- what is asked


def sides(evidence, name):
    """The reads and the writes of one pump, and all moments at which something began or ended."""
    reads, writes = evidence.calls_of(f"read_{name}"), evidence.calls_of(f"write_{name}")
    moments = {moment for call in (*reads, *writes) for moment in (call.start, call.end)}
    return reads, writes, sorted(moments - {None})


def states(evidence, name, items):
    """From moment to moment: when, whether it reads and writes, and how many items wait in between."""
    reads, writes, moments = sides(evidence, name)
    read, written = [sorted(c.end for c in calls if c.end) for calls in (reads, writes)]
    to_read, to_write = (sorted(call.start for call in calls) for calls in (reads, writes))
    for now, then in pairwise(moments):
        if then - now < TOUCH:
            continue
        at = (now + then) / 2
        done, begun = bisect(read, at), bisect(to_write, at)
        yield SimpleNamespace(
            at=at - moments[0],
            reading=bisect(to_read, at) > done,
            writing=begun > bisect(written, at),
            between=min(done, items) - begun,
            over=done > items,
        )


def kind(name, limit):
    when = name.replace("_", " ").rstrip(" 0123456789")
    return f"{'while ' * when.startswith('in a ')}{when}, limit {limit}"


def case(name, trouble):
    """`a read fails (nothing waits, limit 2)`"""
    what = f"a {trouble.side} fails" if trouble.side else "pump is cancelled"
    return f"{what} ({kind(name, trouble.station.limit)})"


def in_turn(calls):
    """Whether none starts while another one is in flight: one after another, or several in step."""
    return not any(
        call.start + TOUCH < other.start < call.end - TOUCH for call in calls for other in calls
    )


def nobody_idles(evidence, name, station):
    """Who has something to do does it."""
    reads, writes, _ = sides(evidence, name)
    # Only then it is one after another that makes it slow. Otherwise something is in the way.
    # With room for one item only, that may be too little room as well; so may it if items always wait.
    found = [*states(evidence, name, len(station.items))]
    emptied = any(not each.reading and not each.over and each.between == 0 for each in found)
    turns = station.limit > 1 and emptied and in_turn([*reads[:9], *writes[:9]])
    kind_of_error = TooSlow if turns else AssertionError
    for state in found:
        when = f"{kind(name, station.limit)}: {state.at:.2f} s after the start"
        if not state.writing and state.between > 0:
            raise kind_of_error(
                f"{when}, {state.between} items were waiting, and nothing was written"
            )
        if not state.reading and not state.over and state.between < station.limit:
            raise kind_of_error(
                f"{when}, nothing was read, although only {state.between} items were waiting"
            )


def begins_and_ends(evidence, name, station):
    """The first read comes at once, and nothing happens after the last write."""
    _, _, moments = sides(evidence, name)
    called, returned = evidence.part(name).plain
    what = kind(name, station.limit)
    if moments[0] > called + TOUCH:
        late = moments[0] - called
        raise AssertionError(f"{what}: nothing was read for {late:.2f} s after the call of pump")
    if returned > moments[-1] + TOUCH:
        late = returned - moments[-1]
        raise TooLong(f"{what}: pump returned {late:.2f} s after the last write")


def never_too_many(evidence, name, station):
    """At most `limit` items wait, and one more is in the reader's hand."""
    found = [state.between for state in states(evidence, name, len(station.items))]
    if max(found, default=0) > station.limit + 1:
        raise TooManyAtOnce(
            f"{kind(name, station.limit)}: expected at most {station.limit} to wait between, and one "
            f"more that finds no room, got {max(found)} that were read and not yet being written"
        )


def written_in_order(evidence, name, station):
    _, writes, _ = sides(evidence, name)
    labels = [call.label for call in writes]
    expect(labels, station.items, f"what was written, {kind(name, station.limit)}")
    unfinished = ", ".join(call.label for call in writes if call.outcome != "returned")
    assert not unfinished, (
        f"{kind(name, station.limit)}: pump returned, and these were not written to the end: "
        f"{unfinished}"
    )


def called(calls):
    """`read(3), write(item 1)`"""
    return [f"{call.name.split('_')[0]}({call.label})" for call in calls]


def nothing_starts(evidence, name, trouble, since):
    """No read and no write began after this moment."""
    reads, writes, _ = sides(evidence, name)
    late = called(call for call in (*reads, *writes) if call.start > since + 0.001)
    what = f"{case(name, trouble)}: after the failure these started:"
    assert not late, f"{what} {', '.join(late)}"


def nothing_runs_on(evidence, name, trouble, *, since, ended, cleaning):
    """When pump ended nothing ran, and that was as soon as the clean-up was over."""
    reads, writes, _ = sides(evidence, name)
    what = case(name, trouble)
    calls = (call for call in (*reads, *writes) if call.end is None or call.end > ended + 0.001)
    running = ", ".join(called(calls))
    assert not running, f"{what}: when pump ended, still running: {running}"
    if ended > since + cleaning + 0.1:
        raise TooLong(
            f"{what}: pump should end when the clean-up is over, {cleaning} s after it has to end, "
            f"but ended after {ended - since:.2f} s"
        )


def ended_well(evidence, troubles):
    """Each pump raised its own error, and nothing ran on."""
    for name, (told, ended) in evidence.value.plain.items():
        trouble = troubles[name]
        reads, writes, _ = sides(evidence, name)
        failed = [c.end for c in (*reads, *writes) if c.outcome == "raised"]
        if not failed:
            raise NotSeen(f"{case(name, trouble)}: what should fail never ran")
        wanted = [f"ConnectionError: {trouble.side} {trouble.number} is down"]
        expect(told, wanted, f"{case(name, trouble)}: what came out")
        same = reads if trouble.side == "read" else writes
        late = called(call for call in same if call.start >= failed[0])
        what = f"{case(name, trouble)}: as a {trouble.side} failed, or later, started"
        assert not late, f"{what} {', '.join(late)}"
        nothing_starts(evidence, name, trouble, failed[0])
        nothing_runs_on(evidence, name, trouble, since=failed[0], ended=ended, cleaning=CLEANING)


@points(1)
def test_writes_everything_in_order(all_kinds, an_empty_source):
    """Each item is written once, in the order in which it was read, and so is the last one."""
    all_kinds.must_have_returned()
    for name, station in all_kinds.inputs.items():
        written_in_order(all_kinds, name, station)
    an_empty_source.called_times("read_nothing", 1)
    an_empty_source.called_times("write_nothing", 0)


@points(2)
def test_nobody_idles(all_kinds):
    """Reading and writing overlap, and whoever has something to do does it immediately."""
    all_kinds.must_have_returned()
    roomy_first = sorted(all_kinds.inputs.items(), key=lambda item: -item[1].limit)
    for name, station in roomy_first:
        all_kinds.started(f"read_{name}", f"write_{name}")
        nobody_idles(all_kinds, name, station)
        begins_and_ends(all_kinds, name, station)


@points(2, shows="unbounded-queue")
def test_at_most_limit_wait(all_kinds, a_stormy_day):
    """Never more than `limit` items wait between reading and writing."""
    for name, station in all_kinds.inputs.items():
        all_kinds.started(f"read_{name}", f"write_{name}")
        never_too_many(all_kinds, name, station)
    a_stormy_day.started("read_all", "write_all")
    never_too_many(a_stormy_day, "all", a_stormy_day.inputs)


@points(1)
def test_one_at_a_time(all_kinds):
    """Items are read one at a time, and written one at a time."""
    all_kinds.must_have_returned()
    for name in all_kinds.inputs:
        all_kinds.overlapped(f"read_{name}", 1)
        all_kinds.overlapped(f"write_{name}", 1)


@points(1, shows="polling")
def test_is_woken(a_slow_day):
    """Whoever waits is woken, and does not look again and again."""
    a_slow_day.started("read_slow", "write_slow")
    a_slow_day.never_polled(under=200)


@points(1)
def test_anything_may_be_an_item(odd_items):
    """Items such as `None`, `""`, 0 and exceptions are items like others."""
    assert odd_items.value == [repr(item) for item in ODD]


@points(1)
def test_a_stormy_day(a_stormy_day):
    """Hundreds of items, one of which takes over a minute to read, and one to write."""
    a_stormy_day.must_have_returned()
    written_in_order(a_stormy_day, "all", a_stormy_day.inputs)
    nobody_idles(a_stormy_day, "all", a_stormy_day.inputs)
    _, _, moments = sides(a_stormy_day, "all")
    if a_stormy_day.elapsed > moments[-1] + 0.02:
        late = a_stormy_day.elapsed - moments[-1]
        raise TooLong(f"pump should return when the last item is written, got {late:.2f} s later")


@points(2)
def test_a_read_that_fails(failing_reads):
    """When reading fails, writing ends, its clean-up is over, and the error comes out."""
    ended_well(failing_reads, failing_reads.inputs)
    failing_reads.left_no_task()


@points(2)
def test_a_write_that_fails(failing_writes):
    """When writing fails, reading ends, its clean-up is over, and the error comes out."""
    ended_well(failing_writes, failing_writes.inputs)
    failing_writes.left_no_task()


@points(1)
def test_both_fail(both_fail):
    """When reading and writing fail at the same moment, at least one of the errors comes out."""
    may_come = {"ConnectionError: read 1 is down", "ConnectionError: write 0 is down"}
    for told in both_fail.value.plain:
        assert set(told) <= may_come, f"expected the error of the read or the write, got {told}"
    both_fail.left_no_task()
    both_fail.lost_no_error()


@points(2)
def test_a_cancel_ends_both(cancelled):
    """When `pump` is cancelled, reading and writing end with it, and their clean-up is over."""
    for name, (end, at, ended) in cancelled.value.plain.items():
        trouble = cancelled.inputs[name]
        cancelled.started(f"read_{name}")
        expect(end, "CancelledError", f"{case(name, trouble)}: how pump ended")
        # One may clean up after the other.
        nothing_runs_on(cancelled, name, trouble, since=at, ended=ended, cleaning=2 * CLEANING)
    cancelled.left_no_task()


@points(1)
def test_pumps_share_nothing(three_pumps):
    """Several pumps at the same time write their own items, each with its own limit."""
    three_pumps.must_have_returned()
    for name, station in zip(("one", "other", "third"), THREE, strict=True):
        written_in_order(three_pumps, name, station)
    three_pumps.took(over=1.8, under=2.6)
