"""Everyone who waits gets through, and nobody who comes too late."""

import asyncio
from types import SimpleNamespace

from grader import NotSeen, ScenarioStopped, Shows, end_of, inputs, points, scenario, within

ASKS = """
class Gate:
    def __init__(self) -> None
    def open(self) -> None
    def close(self) -> None
    async def wait(self) -> int
"""

HINTS = (
    "A signal has two sorts of listeners: those who wait already, and those who come later. Whom "
    "does `open()` concern, and whom `close()`? And which number does somebody get who is woken "
    "only after several openings?",
    "`asyncio.Event` wakes all who wait for it when it is set, also when it is cleared at once. "
    "But what you read after the wait may have changed since you were woken.",
    "Count the openings, and count only real ones. Whoever finds the event not set gets the next "
    "number: work it out before the `await`, and check nothing after it.",
)

AGES = 75.0
"""Seconds of a wait, longer than any time limit that somebody makes up."""
THOUSAND = 1000
SETTLE = 3
"""Turns of the loop after which whoever came is surely waiting."""


@inputs
def numbers(rng):
    """How many come to the gate, each time: none, one, several, and dozens."""
    several = rng.sample(range(2, 9), 2)
    return [0, 1, *several, rng.randint(24, 48)]


@inputs
def minute(rng):
    """When the gate is opened, and how many wait for it."""
    return SimpleNamespace(opens=AGES + rng.randint(0, 9) + 0.37, many=rng.randint(24, 48))


@inputs
def days(rng):
    """Busy days: what happens to the gate in each turn, in one go, and who comes then."""
    return [[turn_of(rng) for _ in range(25)] for _ in range(20)]


def turn_of(rng):
    done = [rng.choice(["open", "close"]) for _ in range(rng.choice([0, 0, 1, 1, 2, 3, 4]))]
    come = rng.choice([0, 0, 1, 2, 3])
    turns = SETTLE if come else rng.randint(1, SETTLE)
    return {"gone": rng.choice([0, 0, 0, 1, 2]), "done": done, "come": come, "turns": turns}


async def turns(number=SETTLE):
    for _ in range(number):
        await asyncio.sleep(0)


async def come(gate, number):
    """So many come to the gate, one after another, and wait."""
    tasks = [asyncio.create_task(gate.wait()) for _ in range(number)]
    await turns()
    return tasks


async def ends(tasks, patience=0.3):
    """What has become of them when all are through, or time is up. Then all go home."""
    if tasks:
        await asyncio.wait(tasks, timeout=patience)
    seen = [end_of(task) for task in tasks]
    stuck = [task for task in tasks if task.cancel()]
    if stuck:
        await asyncio.wait(stuck, timeout=0.5)
    return seen


async def must_wait(tasks):
    """ScenarioStopped if somebody is through who should wait; then the others go home."""
    through = [end_of(task) for task in tasks if task.done()]
    if through:
        await ends(tasks, 0.01)
        raise ScenarioStopped(f"the gate was closed, and `wait()` ended: {through[0]!r}")


# -- scenarios


@scenario
async def to_an_open_gate(student, observer):
    gate = student.Gate()
    gate.open()
    numbers = [await gate.wait() for _ in range(3)]
    gate.close()
    gate.open()
    return [*numbers, *await asyncio.gather(*(gate.wait() for _ in range(20)))]


@scenario
async def to_a_closed_gate(student, numbers):
    """They come while it is closed, and once more after it was open for a while."""
    seen = []
    gate = student.Gate()
    for number in numbers:
        gate.close()
        tasks = await come(gate, number)
        await asyncio.sleep(0.1)
        await must_wait(tasks)
        gate.open()
        seen.append(await ends(tasks))
    return seen


@scenario(limit=4)
async def for_an_instant(student, numbers):
    gate = student.Gate()
    seen = []
    for number in numbers:
        tasks = await come(gate, number)
        gate.open()
        gate.close()
        seen.append(await asyncio.gather(*tasks))
    return seen


@scenario
async def too_late(student, numbers):
    """They come in the turn of the loop in which the gate was open for an instant."""
    gate = student.Gate()
    early = await come(gate, 2)
    late = []
    opener = asyncio.create_task(opens_and_waits(gate, late, numbers[2] - 1))
    await turns()
    late.append(opener)
    await asyncio.sleep(0.2)
    before = [end_of(task) for task in late]
    gate.open()
    return {"early": await ends(early), "before": before, "late": await ends(late)}


async def opens_and_waits(gate, late, others):
    """Open the gate for an instant, let others come, and wait at once, as if nobody had opened it."""
    in_one_go(gate)
    late += [asyncio.create_task(gate.wait()) for _ in range(others)]
    return await gate.wait()


@scenario
async def several_openings(student, numbers):
    """The gate is opened several times in one turn of the loop, and open or closed in the end."""
    seen = []
    for many in (2, 3):
        for end in ("open", "closed"):
            gate = student.Gate()
            tasks = await come(gate, numbers[3])
            for _ in range(many):
                gate.open()
                gate.close()
            if end == "open":
                gate.open()
            seen.append({"early": await ends(tasks), "late": await number_of_next(gate)})
    return seen


async def number_of_next(gate):
    """The number that somebody gets who comes now; the gate is opened for them, if need be."""
    (task,) = await come(gate, 1)
    if not task.done():
        gate.open()
    return (await ends([task]))[0]


@scenario
async def twice(student):
    gate = student.Gate()
    gate.close()
    (first,) = await come(gate, 1)
    await must_wait([first])
    gate.open()
    gate.open()
    then = await gate.wait()
    gate.open()
    numbers = [*await ends([first]), then, await gate.wait()]
    gate.close()
    gate.close()
    (second,) = await come(gate, 1)
    await must_wait([second])
    gate.open()
    return [*numbers, *await ends([second])]


PLACES = {
    "the first was": [0],
    "the third was": [2],
    "the fifth was": [4],
    "the second and the fourth were": [1, 3],
    "all were": [0, 1, 2, 3, 4],
}
"""Who of five who wait is cancelled."""
WHO = ["the first", "the second", "the third", "the fourth", "the fifth", "one who came after that"]


@scenario
async def cancelled(student, observer):
    """Those in some places are cancelled; the gate is opened afterwards, for an instant."""
    seen = {}
    for name, places in PLACES.items():
        gate = student.Gate()
        tasks = await come(gate, 5)
        await must_wait(tasks)
        for place in places:
            await observer.cancel(tasks[place], 0.2)
        late = await come(gate, 1)
        gate.open()
        gate.close()
        seen[name] = await ends([*tasks, *late])
    return seen


@scenario(clock="fast", shuffled=True)
async def cancelled_as_it_opens(student):
    """The gate is opened for an instant, and one is cancelled, at the same moment."""

    async def one(number):
        gate = student.Gate()
        tasks = await come(gate, 3)
        loop = asyncio.get_running_loop()
        when = loop.time() + 1
        for action in (gate.open, gate.close) if number % 2 else (gate.open,):
            loop.call_at(when, action) if number % 3 else loop.call_at(when, in_one_go, gate)
        loop.call_at(when, tasks[number % 3].cancel)
        await asyncio.sleep(2)
        seen = await ends(tasks)
        return {"gone": seen.pop(number % 3), "others": seen}

    return await asyncio.gather(*map(one, range(24)))


def in_one_go(gate):
    gate.open()
    gate.close()


@scenario
async def a_thousand(student):
    """Of a thousand who wait, every tenth is cancelled as the gate is opened for an instant."""
    gate = student.Gate()
    tasks = await come(gate, THOUSAND)
    await must_wait(tasks)
    for task in tasks[::10]:
        task.cancel()
    in_one_go(gate)
    return await ends(tasks, 2)


@scenario(clock="fast", limit=100)
async def after_a_minute(student, minute, observer):
    gate = student.Gate()
    passed = []

    async def order():
        number = await gate.wait()
        passed.append([number, observer.seconds()])

    async with asyncio.TaskGroup() as group:
        for _ in range(minute.many):
            group.create_task(order())
        await asyncio.sleep(minute.opens)
        in_one_go(gate)
    return passed


@scenario
async def two_gates(student):
    gates = [student.Gate(), student.Gate()]
    tasks = [*await come(gates[0], 2), *await come(gates[1], 2)]
    gates[0].open()
    await turns()
    await must_wait(tasks[2:])
    gates[0].close()
    in_one_go(gates[0])
    gates[1].open()
    return await ends(tasks)


@scenario
async def busy_days(student, days):
    return await asyncio.gather(*(busy_day(student.Gate(), day) for day in days))


async def busy_day(gate, day):
    tasks, waiting, is_open = [], [], False
    for turn in day:
        for task in waiting[: turn["gone"]]:
            task.cancel()
        waiting = waiting[turn["gone"] :]
        for action in turn["done"]:
            getattr(gate, action)()
            is_open = action == "open"
            waiting = [] if is_open else waiting
        new = [asyncio.create_task(gate.wait()) for _ in range(turn["come"])]
        tasks += new
        waiting += [] if is_open else new
        await turns(turn["turns"])
    await turns()
    seen = [end_of(task) for task in tasks]
    gate.open()
    await ends(tasks)
    return seen


# -- what is asked


def expected_of(day):
    """What becomes of each who comes on a busy day, and how it came about."""
    is_open, openings, told, waiting = False, 0, [], []
    for turn in day:
        for place in waiting[: turn["gone"]]:
            told[place][0] = "cancelled"
        waiting = waiting[turn["gone"] :]
        for action in turn["done"]:
            if action == "open" and not is_open:
                openings += 1
                for place in waiting:
                    told[place][0] = openings
                waiting = []
            is_open = action == "open"
        for _ in range(turn["come"]):
            state = "open" if is_open else "closed"
            told.append([openings if is_open else "still waiting", state, openings])
            waiting += [] if is_open else [len(told) - 1]
    return told


def outcome(end, returning, ending, being):
    """`returned 3`, `ended as cancelled`, `was still waiting`, by the words for these."""
    if end == "cancelled":
        return f"{ending} as cancelled"
    return f"{being} {end}" if end == "still waiting" else f"{returning} {end!r}"


def came_to(seen, expected, what):
    """What became of one, or of several, must be as expected."""
    assert seen == expected, f"{what}: expected {told(expected)}, got {told(seen)}"


def told(seen, most=8):
    """`[1, 2]`, or `12 times 1`; of many that differ, the first ones."""
    if not isinstance(seen, list):
        return repr(seen)
    if len(seen) > 1 and all(end == seen[0] for end in seen):
        return f"{len(seen)} times {seen[0]!r}"
    return f"{seen!r}" if len(seen) <= most else f"{repr(seen[:most])[:-1]}, …]"


@points(1)
def test_an_open_gate_lets_through(to_an_open_gate):
    """Whoever comes to an open gate gets through without waiting."""
    came_to(to_an_open_gate.value.plain, [1] * 3 + [2] * 20, "what `wait()` returned, call by call")
    within(to_an_open_gate.elapsed, under=0.5, what="23 waits at an open gate")


@points(1)
def test_a_closed_gate_lets_wait(to_a_closed_gate):
    """Whoever comes to a closed gate waits until it is opened, and then gets through."""
    seen = to_a_closed_gate.value.plain
    for opening, number in enumerate(to_a_closed_gate.inputs, start=1):
        came_to(
            seen[opening - 1], [opening] * number, f"what became of {number} at opening {opening}"
        )


@points(2)
def test_all_get_through(for_an_instant):
    """All who wait get through, even if the gate is closed at once."""
    seen = for_an_instant.value.plain
    for opening, number in enumerate(for_an_instant.inputs, start=1):
        came_to(seen[opening - 1], [opening] * number, f"the numbers of opening {opening}")


@points(2)
def test_too_late(too_late):
    """Whoever comes after the `close()` waits for the next `open()`, even in the same instant."""
    number, seen = too_late.inputs[2], too_late.value.plain
    came_to(seen["early"], [1, 1], "what became of those who waited at the first opening")
    came_to(seen["before"], ["still waiting"] * number, "0.2 s later, those who came too late")
    came_to(seen["late"], [2] * number, "what became of them at the second opening")


@points(2)
def test_number_of_the_opening(several_openings):
    """Whoever waits gets the number of the first opening, however many follow at once."""
    number = several_openings.inputs[3]
    for seen, late in zip(several_openings.value.plain, (3, 3, 4, 4), strict=True):
        if (
            seen["early"] == [3] * number and number > 0
        ):  # that of the last opening, before their turn
            what = "waited at the first of three openings in one go, and got number 3"
            raise Shows(f"{number} {what}", "read-too-late")
        came_to(seen["early"], [1] * number, "the numbers of those who waited at the first opening")
        came_to(seen["late"], late, "the number of the one who came after all of these openings")


@points(1)
def test_twice_is_once(twice):
    """To open an open gate, or to close a closed one, changes nothing."""
    came_to(
        twice.value.plain, [1, 1, 1, 2], "the numbers, with every `open()` and `close()` made twice"
    )


@points(2, shows="shared-cancel")
def test_a_cancel_harms_nobody(cancelled):
    """When somebody who waits is cancelled, all others wait on, and get through."""
    for name, places in PLACES.items():
        for place, end in enumerate(cancelled.value.plain[name]):
            if place not in places:
                came_to(end, 1, f"five waited, {name} cancelled: `wait` of {WHO[place]}")


@points(1)
def test_ends_as_cancelled(cancelled):
    """Whoever is cancelled while waiting ends as cancelled."""
    for name, places in PLACES.items():
        for place in places:
            what = f"five waited, {name} cancelled: `wait` of {WHO[place]}"
            came_to(cancelled.value.plain[name][place], "cancelled", what)


@points(2)
def test_cancelled_as_it_opens(cancelled_as_it_opens):
    """A cancel at the very moment of the opening harms none of the others either."""
    for seen in cancelled_as_it_opens.value.plain:
        what = "one of three was cancelled as the gate opened: `wait` of"
        came_to(seen["others"], [1, 1], f"{what} the two others")
        end = seen["gone"]
        assert end in ("cancelled", 1), f"{what} this one: expected 'cancelled' or 1, got {end!r}"


@points(1)
def test_a_thousand(a_thousand):
    """A thousand get through at once; every tenth of them is cancelled just before."""
    ends = a_thousand.value.plain
    through, gone = ends.count(1), ends[::10].count("cancelled")
    what = "of a thousand who waited, every tenth was cancelled: how many"
    came_to(through, THOUSAND * 9 // 10, f"{what} got through")
    came_to(gone, THOUSAND // 10, f"{what} ended as cancelled")


@points(2)
def test_waits_for_over_a_minute(after_a_minute):
    """A wait may take over a minute; then it ends at once. Nobody checks again and again."""
    passed, minute = after_a_minute.value.plain, after_a_minute.inputs
    came_to([number for number, _ in passed], [1] * minute.many, "the numbers of dozens")
    first, last = min(at for _, at in passed), max(at for _, at in passed)
    opened = f"the gate was opened at {minute.opens} s"
    assert first > minute.opens - 0.01, f"{opened}, but one was through at {first:.2f} s"
    within(last - minute.opens, under=0.05, what="the way through the gate")
    after_a_minute.never_polled(under=500)


@points(1)
def test_gates_are_independent(two_gates):
    """Several gates do not affect each other."""
    came_to(two_gates.value.plain, [1, 1, 1, 1], "the numbers of two who wait at each of two gates")


@points(2)
def test_busy_days(busy_days, to_an_open_gate):
    """Open, closed, and cancelled in any order, in each turn of the loop: all get their number."""
    to_an_open_gate.must_have_returned()
    for day, ends in zip(busy_days.inputs, busy_days.value.plain, strict=True):
        for place, (expected, state, openings) in enumerate(expected_of(day)):
            if ends[place] != expected:
                times = f"after {openings} opening{'s' * (openings != 1)}"
                when = times if openings else "before the first opening"
                raise NotSeen(
                    f"one came to a gate that was {state}, {when}: its `wait` should "
                    f"{outcome(expected, 'return', 'end', 'be')}, but it "
                    f"{outcome(ends[place], 'returned', 'ended', 'was')}"
                )
