"""Several stages in a row, which work at the same time."""

import asyncio
from dataclasses import dataclass

from grader import NotSeen, TooLong, TooManyAtOnce, TooSlow, expect, inputs, points, scenario

ASKS = "async def pipeline(items, *stages) -> list"

HINTS = (
    "Give each stage a task of its own. Such a task takes the next item, calls the stage, and hands "
    "over what it returned. What stands between two stages, so that each can go at its own speed?",
    "Put an `asyncio.Queue` before the first stage, between two stages, and after the last one. "
    "A `TaskGroup` ends the other stages when one fails.",
    "With s stages you need s + 1 queues. All items are in the first queue at the start. How many "
    "items does each stage have to wait for? It is the same number for all of them.",
)

CLEANING = 0.4
"""Seconds that a stage needs to clean up when it is cancelled."""
TOUCH = 0.05
"""Seconds: a shorter time between two moments is the time that it takes to pass an item on."""


@dataclass
class Line:
    """A pipeline: for each stage the seconds that each item takes there."""

    seconds: list
    size: int

    @property
    def items(self):
        return [f"loaf {number}" for number in range(self.size)]

    @property
    def results(self):
        return self.after(len(self.seconds))

    def after(self, stages):
        """What the items have become after so many stages."""
        return [f"{item} after {stages}" if stages else item for item in self.items]

    def run(self, student, functions, name, fails=None, cleaning=0.0):
        """The student's pipeline; a stage fails for an item where `fails` has their numbers."""
        stages = [
            self.stage(functions, name, number, fails or {}, cleaning)
            for number in range(len(self.seconds))
        ]
        return student.pipeline(self.items, *stages)

    def stage(self, functions, name, number, fails, cleaning):
        """What goes in and comes out has the number of the item: by that it is known in each stage."""

        def place(loaf):
            return int(loaf.split()[1])

        return functions.slow(
            f"{name}_{number + 1}",
            lambda loaf: self.seconds[number][place(loaf)],
            answer=lambda loaf: f"loaf {place(loaf)} after {number + 1}",
            fails=lambda loaf: fails.get((number, place(loaf))),
            cleaning=cleaning,
        )


def steady(size, *stages):
    """Each stage takes as long for each item."""
    return Line([[seconds] * size for seconds in stages], size)


@inputs
def lines(rng):
    """Stages that are alike, that differ, and that take another time for each item."""
    m, s = rng.choice([5, 6, 7]), rng.choice([3, 4])
    number = rng.choice([17, 19, 23])
    jam = Line(
        [[0.1] * number, [rng.choice([3.0, 4.0]), *[0.1] * (number - 1)], [0.2] * number], number
    )
    uneven = [rng.choices([0.0, 0.2, 0.5, 1.0], k=12) for _ in range(5)]
    return {
        "alike": steady(m, *[0.5] * s),
        "slow first": steady(5, 0.8, 0.1, 0.2),
        "slow last": steady(5, 0.1, 0.2, 0.8),
        "slow middle": steady(6, 0.1, 0.6, 0.1),
        "uneven": Line(uneven, 12),
        "a jam": jam,
        "one stage": steady(4, 0.3),
        "one item": steady(1, 0.3, 0.2, 0.1),
    }


@inputs
def big_bakery(rng):
    """Dozens of items in a few stages, one of which takes over a minute; and dozens of stages."""
    number = rng.choice([67, 71, 79])
    seconds = [rng.choices([0.0, 0.1, 0.4], k=number) for _ in range(3)]
    seconds[1][rng.randrange(3, 15)] = 65.07  # so the stage after it waits as long
    return {
        "many items": Line(seconds, number),
        "many stages": steady(4, *[0.2] * rng.choice([17, 19])),
    }


@scenario(clock="fast", limit=60)
async def all_kinds(student, functions, lines):
    return {name: await line.run(student, functions, name) for name, line in lines.items()}


@scenario(clock="fast", limit=200)
async def a_big_bakery(student, functions, big_bakery):
    return {name: await line.run(student, functions, name) for name, line in big_bakery.items()}


@scenario(clock="fast", limit=60)
async def a_slow_day(student, functions):
    """Few items, and each stage takes long."""
    return await steady(3, 15.0, 0.5, 0.1).run(student, functions, "slow")


@scenario
async def four_loaves(student, functions):
    return await steady(4, 0.4, 0.4, 0.4).run(student, functions, "four")


@scenario
async def nothing_to_do(student, functions):
    bake = functions.slow("bake", 0.1)
    loaves = ["rye", None, "oat"]
    return [
        await student.pipeline(loaves),
        await student.pipeline([], bake, bake),
        await student.pipeline([]),
    ]


@scenario(clock="fast")
async def the_same_twice(student, functions):
    """One function is the first stage and the third one."""
    turn = functions.slow("turn", 0.4, answer=lambda loaf: loaf[::-1])
    bake = functions.slow("bake", 0.4, answer=lambda loaf: f"{loaf}!")
    return await student.pipeline(["rye", "oat", "corn", "rye"], turn, bake, turn)


@scenario
async def two_pipelines(student, functions):
    return await asyncio.gather(
        steady(3, 0.3, 0.3).run(student, functions, "one"),
        steady(4, 0.2, 0.3, 0.2).run(student, functions, "other"),
    )


ODD = [None, "", 0, [], False, ValueError("seen"), StopAsyncIteration(), {}, b"", (), None, "end"]
"""Items that may be taken for the end, or for an error."""


@scenario
async def odd_items(student):
    """Two stages pass on what they get, and the third one returns what counts as false more often."""

    async def keep(item):
        await asyncio.sleep(0.02)
        return item

    async def keep_slowly(item):
        await asyncio.sleep(0.05)
        return item

    async def swap(item):
        return ODD[len(ODD) - 1 - next(place for place, odd in enumerate(ODD) if odd is item)]

    kept = await student.pipeline(ODD, keep, keep_slowly)
    swapped = await student.pipeline(ODD[:6], keep, swap, keep)
    return [repr(item) for item in kept], [repr(item) for item in swapped]


# -- what fails, and what is cancelled


def burnt(stage, item):
    return ConnectionError(f"stage {stage + 1} is down for loaf {item}")


@inputs
def failures(rng):
    """Which stage fails for which item: the first, one in the middle, and the last of each."""
    line = Line([[0.31] * 5, [0.53] * 5, [0.47] * 5], 5)
    places = [(stage, item) for stage in (0, 1, 2) for item in (0, rng.choice([1, 2, 3]), 4)]
    return {f"loaf {item} in stage {stage + 1}": (line, stage, item) for stage, item in places}


@inputs
def cancels(rng):
    """When a pipeline is cancelled: in its first stage, in all, with much that waits, in its last one."""
    return {
        "first": (steady(5, 0.6, 0.6, 0.6), 0.3),
        "all": (steady(5, 0.6, 0.7, 0.6), rng.choice([1.6, 2.3])),
        "waiting": (steady(9, 0.1, 2.0, 0.1), 1.5),
        "last": (steady(3, 0.1, 0.1, 0.9), 2.5),
    }


def told(error):
    """What came out: one error, or those of a group."""
    if isinstance(error, BaseExceptionGroup):
        return sorted({text for one in error.exceptions for text in told(one)})
    return [f"{type(error).__name__}: {error}".rstrip(": ")]


async def end_of(pipeline):
    """What came out of a pipeline that should fail."""
    try:
        await pipeline
    except Exception as error:
        return told(error)
    return ["it raised nothing"]


@scenario(clock="fast", limit=60)
async def failing_stages(student, functions, observer, failures):
    ends = {}
    for name, (line, stage, item) in failures.items():
        error = {(stage, item): burnt(stage, item)}
        with observer.calling():
            end = await end_of(line.run(student, functions, name, error, CLEANING))
        ends[name] = end, observer.seconds()
    return ends


@scenario(clock="fast", shuffled=True, limit=40)
async def two_fail_at_once(student, functions):
    """A dozen times, the first stage and the second one, at the same moment."""
    fails = {(0, 1): burnt(0, 1), (1, 0): burnt(1, 0)}
    line = steady(3, 0.4, 0.4, 0.4)
    return [await end_of(line.run(student, functions, f"try {n}", fails)) for n in range(12)]


@scenario(clock="fast", limit=40)
async def cancelled(student, functions, observer, cancels):
    ends = {}
    for name, (line, at) in cancels.items():
        task = asyncio.create_task(line.run(student, functions, name, cleaning=CLEANING))
        await asyncio.sleep(at)
        since = observer.seconds()
        if task.done():
            error = None if task.cancelled() else task.exception()
            ends[name] = f"it had ended before, {error or 'well'}", since, since
            continue
        answer = await observer.cancel(task, 4.0)
        end = "CancelledError" if answer["cancelled"] else answer["error"] or "no CancelledError"
        ends[name] = end, since, observer.seconds()
    return ends


# -- what is asked


def calls_in(evidence, name, stages):
    """The calls of each stage, in their order."""
    return [evidence.calls_of(f"{name}_{number}") for number in range(1, stages + 1)]


def all_made(evidence, name, line):
    """The calls of each stage, of which each must have been made once for each item, and ended."""
    evidence.must_have_returned()
    found = calls_in(evidence, name, len(line.seconds))
    for number, calls in enumerate(found):
        wanted = line.after(number)
        evidence.called(f"{name}_{number + 1}", *wanted)
        for place, (call, label) in enumerate(zip(calls, wanted, strict=True), 1):
            which = f"{name}: what came to stage {number + 1} as number {place}"
            assert call.label == label, f"{which}: expected {label}, got {call.label}"
    return found


def one_at_a_time(evidence, name, line):
    for number in range(1, len(line.seconds) + 1):
        if (most := evidence.peak(f"{name}_{number}")) > 1:
            raise TooManyAtOnce(
                f"{name}: expected one item at a time in stage {number}, got {most}"
            )


def in_turn(evidence, name, line):
    """Whether none starts while another one is in flight: one after another, or several in step."""
    stages = calls_in(evidence, name, len(line.seconds))
    calls = [call for calls in stages[:3] for call in calls[:30]]
    return not any(
        call.start + TOUCH < other.start < call.end - TOUCH for call in calls for other in calls
    )


def too_slow(evidence):
    """What a late start is. Where calls overlap, it is not one after another that makes it slow."""
    in_all = all(in_turn(evidence, *each) for each in evidence.inputs.items())
    return TooSlow if in_all else AssertionError


def nothing_idles(evidence, name, line):
    """Each call starts as soon as its stage is free and its item is there."""
    stages = all_made(evidence, name, line)
    first = min((call.start for calls in stages for call in calls), default=0.0)
    for number, calls in enumerate(stages):
        for place, call in enumerate(calls):
            free = calls[place - 1].end if place else first
            there = stages[number - 1][place].end if number else first
            late = call.start - max(free, there)
            if late > TOUCH:
                raise too_slow(evidence)(
                    f"{name}: stage {number + 1} was free and {call.label} was there, but it started "
                    f"{late:.2f} s later"
                )


def places(calls):
    """`loaf 3 in stage 1`"""
    return [f"{call.label.partition(' after')[0]} in {stage_of(call)}" for call in calls]


def stage_of(call):
    return f"stage {call.name.rpartition('_')[2]}"


def nothing_starts(evidence, name, line, since):
    """No call began after this moment."""
    calls = [call for calls in calls_in(evidence, name, len(line.seconds)) for call in calls]
    late = places(call for call in calls if call.start > since + 0.001)
    assert not late, f"{name} fails: after that started {', '.join(late)}"


def nothing_runs_on(evidence, name, line, what, *, since, ended, cleaning):
    """When it ended nothing ran, and that was as soon as the clean-up was over."""
    calls = [call for calls in calls_in(evidence, name, len(line.seconds)) for call in calls]
    running = places(call for call in calls if call.end is None or call.end > ended + 0.001)
    assert not running, f"{what}: when pipeline ended, still running: {', '.join(running)}"
    if ended > since + cleaning + 0.1:
        raise TooLong(
            f"{what}: pipeline should end when the clean-up is over, {cleaning:.1f} s after it has "
            f"to end, but ended after {ended - since:.2f} s"
        )


@points(1)
def test_results_in_order(all_kinds, a_big_bakery, nothing_to_do):
    """Each item goes through all stages in their order, and the results come in the order of items."""
    for evidence in all_kinds, a_big_bakery:
        for name, line in evidence.inputs.items():
            all_made(evidence, name, line)
            expect(evidence.part(name), line.results, f"{name}: what came out")
    expect(nothing_to_do.part(0), ["rye", None, "oat"], "what comes out without stages")
    expect(nothing_to_do.part(1), [], "what comes out without items")
    expect(nothing_to_do.part(2), [], "what comes out without stages and items")


@points(2)
def test_four_loaves(four_loaves):
    """Four items in three stages of 0.4 seconds take 6 times 0.4 seconds: under 3.2 seconds."""
    one_at_a_time(four_loaves, "four", steady(4, 0.4, 0.4, 0.4))
    four_loaves.took(over=2.3, under=3.2)
    for number in range(3):
        four_loaves.called_times(f"four_{number + 1}", 4)


@points(2)
def test_no_stage_idles(all_kinds):
    """A stage starts an item as soon as it is free and the stage before has ended that item."""
    for name, line in all_kinds.inputs.items():
        nothing_idles(all_kinds, name, line)


@points(1)
def test_one_item_at_a_time(all_kinds):
    """Each stage works on one item at a time, in the order of the items."""
    for name, line in all_kinds.inputs.items():
        one_at_a_time(all_kinds, name, line)
        all_made(all_kinds, name, line)


@points(1)
def test_a_big_bakery(a_big_bakery):
    """Hundreds of items, dozens of stages, and an item that takes over a minute in a stage."""
    last = 0.0
    for name, line in a_big_bakery.inputs.items():
        nothing_idles(a_big_bakery, name, line)
        one_at_a_time(a_big_bakery, name, line)
        last = max(last, *(c.end for calls in all_made(a_big_bakery, name, line) for c in calls))
    if (late := a_big_bakery.elapsed - last) > 0.02:
        raise TooLong(
            f"it should return when the last item has ended, but returned {late:.2f} s later"
        )


@points(1, shows="polling")
def test_is_woken(a_slow_day):
    """A stage that waits is woken, and does not look again and again."""
    a_slow_day.started("slow_2", "slow_3")
    a_slow_day.never_polled(under=200)


@points(1)
def test_anything_may_be_an_item(odd_items):
    """Items and results such as `None`, `""`, 0 and exceptions go through like others."""
    texts = [repr(item) for item in ODD]
    expect(odd_items.part(0), texts, "what came out of two stages")
    expect(odd_items.part(1), texts[::-1][:6], "what came out of three stages")


@points(1)
def test_the_same_stage_twice(the_same_twice):
    """A function that is given twice is two stages, which work at the same time."""
    assert the_same_twice.value == ["!rye", "!oat", "!corn", "!rye"]
    the_same_twice.called_times("turn", 8)
    the_same_twice.overlapped("turn", 2)
    the_same_twice.took(over=2.3, under=2.5)


@points(2)
def test_an_error_ends_all(failing_stages):
    """Whichever stage fails for whichever item, all stages end, and the error comes out."""
    for name, (end, ended) in failing_stages.value.plain.items():
        line, stage, item = failing_stages.inputs[name]
        failed = [
            call
            for call in failing_stages.calls_of(f"{name}_{stage + 1}")
            if call.outcome == "raised"
        ]
        if not failed:
            raise NotSeen(f"{name}: this call should fail, but it never ran to its end")
        wanted = [f"ConnectionError: {burnt(stage, item)}"]
        expect(end, wanted, f"{name} fails: what came out")
        since = failed[0].end
        same = failing_stages.calls_of(f"{name}_{stage + 1}")
        late = places(call for call in same if call.start >= since)
        assert not late, (
            f"{name} failed, and at that moment or later there began: {', '.join(late)}"
        )
        nothing_starts(failing_stages, name, line, since)
        times = {"since": since, "ended": ended, "cleaning": CLEANING}
        nothing_runs_on(failing_stages, name, line, f"{name} fails", **times)
    failing_stages.left_no_task()


@points(1)
def test_two_errors_at_once(two_fail_at_once):
    """When two stages fail at the same moment, at least one of the errors comes out."""
    may_come = {f"ConnectionError: {burnt(*places)}" for places in ((0, 1), (1, 0))}
    for end in two_fail_at_once.value.plain:
        assert set(end) <= may_come, f"expected the error of stage 1 or 2, got {' and '.join(end)}"
    two_fail_at_once.left_no_task()
    two_fail_at_once.lost_no_error()


@points(2)
def test_a_cancel_ends_all(cancelled):
    """When `pipeline` is cancelled, all stages end with it, and their clean-up is over."""
    for name, (end, since, ended) in cancelled.value.plain.items():
        line, _ = cancelled.inputs[name]
        cancelled.started(f"{name}_1")
        expect(end, "CancelledError", f"cancelled ({name}): how it ended")
        # One may clean up after the other.
        cleaning = CLEANING * len(line.seconds)
        times = {"since": since, "ended": ended, "cleaning": cleaning}
        nothing_runs_on(cancelled, name, line, f"cancelled ({name})", **times)


@points(1)
def test_two_pipelines_share_nothing(two_pipelines):
    """Two pipelines at the same time have their own items and stages."""
    lines = steady(3, 0.3, 0.3), steady(4, 0.2, 0.3, 0.2)
    results = [line.results for line in lines]
    for name, line in zip(("one", "other"), lines, strict=True):
        one_at_a_time(two_pipelines, name, line)
    for number, result in enumerate(results):
        expect(two_pipelines.part(number), result, f"what came out of pipeline {number + 1} of two")
    two_pipelines.took(over=1.5, under=2.3)
