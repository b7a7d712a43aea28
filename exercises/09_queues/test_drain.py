"""An inbox that is closed, and gives out what is inside."""

import asyncio
from collections import Counter
from types import SimpleNamespace

from grader import NotSeen, ScenarioStopped, expect, inputs, points, scenario, within

ASKS = """
class Inbox:
    def __init__(self, size: int) -> None
    async def put(self, item) -> None
    async def close(self) -> None
    async def __aiter__(self) -> AsyncIterator
"""

HINTS = (
    "Write down what a writer waits for, and what a reader waits for. Closing is a part of both. "
    "Who has to be woken when it happens: one of them, or all?",
    "An `asyncio.Condition` belongs to a set of facts: which items are inside, and whether the inbox "
    "is closed. `wait_for` waits until a function of these facts is true. `notify_all` wakes all who "
    "wait, and each of them checks its own function again.",
    "Each method does its work inside `async with` on the same condition. It changes a fact, and then "
    "calls `notify_all`. After the wait, a writer looks first whether the inbox is closed. A reader "
    "looks first whether an item is there.",
)

FALSY = [None, "", 0, False, 0.0, [], None]
MANY = [13, 17, 19]
REFUSED = "raised ValueError"
ROUNDS = 24
"""Tries of what may happen in any order at one moment: enough for every seed to see each order."""


@inputs
def parcels(rng):
    """A few items, for an inbox with fewer places."""
    items = [f"parcel {n}" for n in rng.sample(range(10, 100), rng.randint(5, 9))]
    return SimpleNamespace(items=items, size=rng.randint(2, 4))


@inputs
def sizes(rng):
    return [1, rng.randint(2, 5), rng.choice(MANY)]


@inputs
def crowds(rng):
    """How many wait at the same time."""
    return [1, 3, rng.choice(MANY)]


@inputs
def waits(rng):
    """Three waits of over a minute."""
    return [rng.randint(65, 89) + rng.choice([0.3, 0.7]) for _ in range(3)]


async def put(inbox, item):
    """Whether the inbox took an item."""
    try:
        await inbox.put(item)
    except Exception as error:
        return f"raised {type(error).__name__}"
    return "returned"


def opened(student, size):
    """A new inbox, if `async for` can go through it."""
    inbox = student.Inbox(size)
    iterator = inbox.__aiter__()
    if asyncio.iscoroutine(iterator):
        iterator.close()
        raise ScenarioStopped(
            "`__aiter__` returned a coroutine: it needs a `yield`, or `def` in place of `async def`"
        )
    return inbox


async def read(inbox, into=None, seconds=0.0):
    """Read to the end, with a pause after each item."""
    into = [] if into is None else into
    async for item in inbox:
        into.append(item)
        if seconds:
            await asyncio.sleep(seconds)
    return into


async def take(inbox):
    """Read one item and leave; nothing if there is none."""
    async for item in inbox:
        return [item]
    return []


def start(*coroutines):
    return [asyncio.create_task(each) for each in coroutines]


def must_wait(readers):
    if any(reader.done() for reader in readers):
        raise ScenarioStopped("a reader did not wait at an empty inbox")


async def filled(student, size):
    """An inbox that is full: with the numbers from 1 to its size."""
    inbox = opened(student, size)
    for number in range(1, size + 1):
        await inbox.put(number)
    return inbox


@scenario
async def one_reader(student, parcels):
    inbox = opened(student, parcels.size)
    (reader,) = start(read(inbox, seconds=0.05))
    for item in parcels.items:
        await inbox.put(item)
    await inbox.close()
    return await reader


@scenario(clock="fast")
async def falsy_items(student):
    inbox = opened(student, len(FALSY) + 2)
    for item in ["first", *FALSY, "last"]:
        await inbox.put(item)
    await inbox.close()
    return await read(inbox)


@scenario
async def slow_writer(student, parcels):
    """The reader waits for each item."""
    inbox, out = opened(student, parcels.size), []
    (reader,) = start(read(inbox, out))
    seen = []
    for item in parcels.items:
        await asyncio.sleep(0.05)
        await inbox.put(item)
        await asyncio.sleep(0.05)
        seen.append(len(out))
    await inbox.close()
    await reader
    return out, seen


@scenario(clock="fast")
async def items_left(student, sizes):
    """Closed with items inside, and nobody there; read later, twice."""
    found = []
    for size in sizes:
        inbox = await filled(student, size)
        await inbox.close()
        await inbox.close()
        await asyncio.sleep(1)
        late = await put(inbox, "late")
        one = await take(inbox)
        late_again = await put(inbox, "late")
        await inbox.close()
        rest = await read(inbox)
        found.append(([late, late_again], one + rest, await read(inbox)))
    return found


@scenario(clock="fast")
async def waiting_readers(student, observer, crowds):
    """For each crowd, how long after closing the last one had ended."""
    found = []
    for number in crowds:
        inbox = opened(student, 2)
        readers = start(*(read(inbox) for _ in range(number)))
        await asyncio.sleep(0.5)
        must_wait(readers)
        closed = observer.seconds()
        await inbox.close()
        await asyncio.gather(*readers)
        found.append(observer.seconds() - closed)
    return found


@scenario(clock="fast")
async def waiting_writers(student, observer, crowds):
    """For each crowd: how their puts end, how long that takes, what comes out."""
    found = []
    for number in crowds:
        inbox = await filled(student, 2)
        writers = start(*(put(inbox, f"waiting {n}") for n in range(number)))
        await asyncio.sleep(0.5)
        closed = observer.seconds()
        await inbox.close()
        ends = await asyncio.gather(*writers)
        found.append((ends, observer.seconds() - closed, await read(inbox)))
    return found


@scenario(clock="fast")
async def busy_readers(student, rng, crowds):
    """Closed while twenty items are inside, and the readers are at work."""
    found = []
    for number in crowds:
        inbox, out = await filled(student, 20), []
        readers = start(*(read(inbox, out, rng.uniform(0.1, 0.4)) for _ in range(number)))
        await asyncio.sleep(0.05)
        await inbox.close()
        await asyncio.gather(*readers)
        found.append(sorted(out))
    return found


@scenario(clock="fast")
async def many_hands(student, rng, crowds):
    """Many writers, many readers, and a few places. What each reader got."""

    async def day(writers, readers, size):
        inbox = opened(student, size)

        async def write(writer):
            for number in range(5):
                await asyncio.sleep(rng.choice([0, 0.1, 0.2]))
                await put(inbox, (writer, number))

        reading = start(*(read(inbox, seconds=rng.choice([0, 0.1])) for _ in range(readers)))
        await asyncio.gather(*map(write, range(writers)))
        await inbox.close()
        return await asyncio.gather(*reading)

    hands = [*zip(crowds, reversed(crowds), strict=True)]
    days = [day(*each, number % 4 + 1) for number, each in enumerate(hands)]
    return await asyncio.gather(*days)


@scenario(clock="fast")
async def closed_in_the_rush(student, rng, crowds):
    """Writers and readers are at work when it is closed: what was in, was refused, came out."""
    found = []
    for number in crowds:
        inbox, out, ends = opened(student, rng.randint(1, 3)), [], {}

        async def write(writer, inbox=inbox, ends=ends):
            for item in range(writer * 100, writer * 100 + 8):
                ends[item] = await put(inbox, item)
                await asyncio.sleep(rng.choice([0, 0.1]))

        reading = start(*(read(inbox, out, rng.choice([0.05, 0.1])) for _ in range(6)))
        writing = start(*(write(n) for n in range(number)))
        await asyncio.sleep(0.5)
        await inbox.close()
        await asyncio.gather(*reading, *writing)
        found.append({"in": [i for i in ends if ends[i] == "returned"], "out": out, "at most": []})
    return found


@scenario(clock="fast")
async def full(student, sizes):
    """How many of many puts end while nobody reads, and how many after each item that is read."""
    found = []
    for size in sizes:
        inbox = opened(student, size)
        writers = start(*(put(inbox, n) for n in range(size + 4)))
        ended = []
        for _ in range(3):
            await asyncio.sleep(0.5)
            ended.append(sum(task.done() for task in writers))
            await take(inbox)
        for task in writers:
            task.cancel()
        found.append(ended)
    return found


@scenario(clock="fast")
async def room_for_another(student):
    """One puts an item where one waits for room, in the very turn in which it takes one out."""
    inbox = await filled(student, 1)
    (waiting,) = start(put(inbox, "waited"))
    await asyncio.sleep(0.5)

    async def take_and_put():
        taken = await take(inbox)
        return [taken, await put(inbox, "at once")]

    (other,) = start(take_and_put())
    await asyncio.sleep(0.5)
    ended = sum(task.done() for task in (waiting, other))
    takers = start(take(inbox), take(inbox))
    await asyncio.wait([waiting, other, *takers], timeout=1)
    await inbox.close()
    out = await asyncio.gather(*takers)
    return ended, out


@scenario(clock="fast")
async def an_item_for_another(student):
    """One takes an item for which a reader waits, in the very turn in which it puts it in."""
    inbox, out = opened(student, 3), []
    (reader,) = start(read(inbox, out))
    await asyncio.sleep(0.5)

    async def put_and_take():
        await inbox.put("first")
        return await take(inbox)

    (other,) = start(put_and_take())
    await asyncio.sleep(0.5)
    ended = reader.done()
    for item in "second", "third":
        await inbox.put(item)
    await asyncio.sleep(0.5)
    await inbox.close()
    await asyncio.wait([reader, other], timeout=1)
    return ended, sorted([*out, *(other.result() if other.done() else [])])


@scenario(clock="fast")
async def at_work(student, observer):
    """Three readers work for a second on each item. The first puts in two more, and then it closes."""
    inbox, found = await filled(student, 3), []

    async def work():
        async for item in inbox:
            await asyncio.sleep(0.5)
            for number in range(2 if item == 1 else 0):
                await inbox.put(f"more {number}")
            await asyncio.sleep(0.5)
            found.append((str(item), observer.seconds()))

    readers = start(work(), work(), work())
    await asyncio.sleep(0.7)
    await inbox.put("last")
    put_at = observer.seconds()
    await inbox.close()
    await asyncio.gather(*readers)
    return sorted(found), put_at


@scenario(clock="fast")
async def room_while_at_work(student, sizes):
    """Puts wait for room, and one reader works for a second on each item: how many puts end meanwhile."""
    found = []
    for size in sizes:
        inbox = await filled(student, size)
        writers = start(*(put(inbox, f"more {n}") for n in range(4)))
        await asyncio.sleep(0.5)
        (reader,) = start(read(inbox, seconds=1.0))
        ended = []
        for _ in range(3):
            await asyncio.sleep(0.5)
            ended.append(sum(task.done() for task in writers))
            await asyncio.sleep(0.5)
        for task in (reader, *writers):
            task.cancel()
        found.append(ended)
    return found


@scenario(clock="fast")
async def hundreds(student):
    """With room for 300; and 60, one after another, through one place."""
    inbox = await filled(student, 300)
    await inbox.close()
    wide = await read(inbox) == list(range(1, 301))
    inbox = opened(student, 1)
    (reader,) = start(read(inbox))
    for number in range(60):
        await inbox.put(number)
    await inbox.close()
    return [wide, await reader == list(range(60))]


@scenario(clock="fast", limit=300)
async def minutes(student, observer, waits):
    """Each end must come at the moment of what it waits for."""
    inbox = opened(student, 1)
    (reader,) = start(take(inbox))
    await asyncio.sleep(waits[0])
    await inbox.put("first")
    got, at = await reader, [observer.seconds()]
    await inbox.put("second")
    (writer,) = start(put(inbox, "third"))
    await asyncio.sleep(waits[1])
    got += await take(inbox)
    got.append(await writer)
    at.append(observer.seconds())
    (reader,) = start(read(inbox))
    await asyncio.sleep(waits[2])
    await inbox.close()
    got.append(await reader)
    return got, [*at, observer.seconds()]


@scenario(clock="fast")
async def quiet(student, observer):
    """Readers, and then writers, who wait for some seconds."""
    inbox = opened(student, 1)
    readers = start(take(inbox), take(inbox))
    await asyncio.sleep(2.503)
    must_wait(readers)
    for number in range(3):
        await inbox.put(number)
    writers = start(put(inbox, 3), put(inbox, 4))
    await asyncio.sleep(2.503)
    await take(inbox)
    await take(inbox)
    await asyncio.gather(*readers, *writers)
    return observer.seconds()


async def cancelled(observer, task):
    """Whether a task that waits ends as cancelled."""
    if task.done():
        return "it did not wait"
    return (await observer.cancel(task))["cancelled"]


@scenario(clock="fast")
async def cancelled_readers(student, observer):
    """Of three who wait, one is cancelled; then two items come, and the end."""
    found = []
    for place in range(3):
        inbox = opened(student, 5)
        readers = start(*(take(inbox) for _ in range(3)))
        await asyncio.sleep(0.1)
        how = await cancelled(observer, readers.pop(place))
        for item in ("one", "two"):
            await inbox.put(item)
        got = await asyncio.gather(*readers)
        found.append((how, sorted(got, key=str)))
    return found


@scenario(clock="fast")
async def cancelled_writers(student, observer):
    """Of three who wait, one is cancelled; then one item after another is taken."""
    found = []
    for place in range(3):
        inbox = await filled(student, 1)
        writers = start(*(put(inbox, f"number {n}") for n in range(3)))
        await asyncio.sleep(0.1)
        how = await cancelled(observer, writers.pop(place))
        out = await take(inbox) + await take(inbox) + await take(inbox)
        ends = await asyncio.gather(*writers)
        await inbox.close()
        found.append((how, ends, sorted(out[1:]), await read(inbox)))
    return found


class Office:
    """An inbox, with notes of who waits, what was put in and what came out."""

    kept = []
    """All of them: whoever still waits is not to be collected as garbage."""

    def __init__(self, inbox, size):
        self.kept.append(self)
        self.inbox, self.size, self.out = inbox, size, []
        self.writers, self.readers = {}, []

    def write(self, item):
        self.writers[item] = asyncio.create_task(put(self.inbox, item))

    def read(self):
        self.readers += start(read(self.inbox, self.out))

    def take(self):
        async def take_one():
            self.out.extend(await take(self.inbox))

        self.readers += start(take_one())

    def ended(self, how):
        """The items whose puts have ended so."""
        done = {item: task for item, task in self.writers.items() if task.done()}
        ends = {i: "cancelled" if t.cancelled() else t.result() for i, t in done.items()}
        return [item for item, end in ends.items() if end == how]

    def stuck(self):
        """Who waits although there is no need to. (Where a put was cancelled, its item may be inside.)"""
        inside = len(self.ended("returned")) - len(self.out)
        perhaps = inside + len(self.ended("cancelled"))
        reading = [task for task in self.readers if not task.done()]
        writing = [task for task in self.writers.values() if not task.done()]
        closed = bool(self.ended(REFUSED))
        found = ["a reader"] if reading and (inside > 0 or closed) else []
        return found + (["a writer"] if writing and (perhaps < self.size or closed) else [])

    async def end(self, *, reading=True):
        """Close, read all that is left, and say what became of everything."""
        stuck = self.stuck()
        await self.inbox.close()
        if reading:
            self.read()
        await asyncio.wait([*self.readers, *self.writers.values()], timeout=1)
        everybody = [*self.readers, *self.writers.values()]
        return {
            "in": self.ended("returned"),
            "out": self.out,
            "at most": self.ended("cancelled"),
            "stuck": stuck,
            "left": sum(not task.done() for task in everybody),
        }


async def at_one_moment(rng, moves):
    """Make the moves at the same moment: in any order, and each after a few turns of the loop."""

    async def move(make, turns):
        await asyncio.sleep(1)
        for _ in range(turns):
            await asyncio.sleep(0)
        result = make()
        if asyncio.iscoroutine(result):
            await result

    await asyncio.gather(*(move(make, rng.randint(0, 3)) for make in moves))
    await asyncio.sleep(0.5)


@scenario(clock="fast", shuffled=True)
async def cancelled_at_the_moment(student, rng):
    """A reader is cancelled as an item comes, or a writer as there is room; another one waits."""

    async def one(number):
        size = rng.randint(1, 3)
        office = Office(opened(student, size), size)
        if number % 2:
            office.read()
            office.read()
            moves = [lambda: office.write("red"), office.readers[number % 4 // 2].cancel]
        else:
            for item in range(size + 2):
                office.write(item)
            moves = [office.take, office.writers[size + number % 4 // 2].cancel]
        await at_one_moment(rng, moves)
        return await office.end()

    return await asyncio.gather(*map(one, range(4 * ROUNDS)))


@scenario(clock="fast", shuffled=True)
async def closed_at_the_moment(student, rng):
    """Closed as an item comes for readers who wait, or as writers who wait get room.

    In some tries one reads to the end meanwhile, and nobody after that.
    """

    async def one(number):
        size = rng.randint(1, 3)
        office = Office(opened(student, size), size)
        if number % 2:
            for _ in range(4):
                office.read()
            more = [lambda: office.write("one")]
        else:
            for item in range(size + 2):
                office.write(item)
            more = [office.read if number % 4 else office.take]
        await at_one_moment(rng, [office.inbox.close, *more])
        return await office.end(reading=number % 4 == 0)

    return await asyncio.gather(*map(one, range(ROUNDS)))


@scenario(clock="fast", shuffled=True)
async def all_at_one_moment(student, rng):
    """Cancelled and closed, while an item is taken or comes."""

    async def one(number):
        size = rng.randint(1, 3)
        office = Office(opened(student, size), size)
        for item in range(0 if number % 2 else size + 7):
            office.write(item)
        for _ in range(7 if number % 2 else 0):
            office.read()
        mine = office.readers if number % 2 else [*office.writers.values()][size:]
        more = [lambda n=n: office.write(f"more {n}") for n in range(2)]
        moves = [
            *(more if number % 2 else [office.take, office.take]),
            mine[0].cancel,
            mine[1].cancel,
            *([office.inbox.close] if number % 4 < 2 else []),
        ]
        await at_one_moment(rng, moves)
        return await office.end()

    return await asyncio.gather(*map(one, range(ROUNDS)))


@scenario(clock="fast")
async def a_reader_leaves(student):
    inbox = await filled(student, 5)
    first = await take(inbox)
    second = await take(inbox)
    await inbox.close()
    return first, second, await read(inbox)


@scenario(clock="fast")
async def two_inboxes(student):
    """One is closed while the other one is in use."""
    one, other = opened(student, 1), opened(student, 2)
    readers = start(read(one), read(other))
    await asyncio.sleep(0.1)
    await one.put("a")
    await other.put("b")
    await one.close()
    await asyncio.sleep(0.5)
    over = [reader.done() for reader in readers]
    late = [await put(one, "late"), await put(other, "c")]
    await other.close()
    third = opened(student, 1)
    late.append(await put(third, "d"))
    await third.close()
    return over, late, await asyncio.gather(*readers, read(third))


@points(1)
def test_in_order(one_reader, slow_writer, a_reader_leaves):
    """Items come out in the order in which they were put in, each as soon as it is there."""
    expect(one_reader.value, one_reader.inputs.items, "what came out")
    expect(slow_writer.part(0), slow_writer.inputs.items, "what came out")
    expected = [*range(1, len(slow_writer.inputs.items) + 1)]
    expect(slow_writer.part(1), expected, "how many had come out a moment after each put")
    got = [*a_reader_leaves.value.plain]
    what = "of 5 items, two readers took one each, and a third one the rest"
    assert got == [[1], [2], [3, 4, 5]], f"{what}: expected [1], [2], [3, 4, 5], got {got}"


@points(1, shows="falsy-dropped")
def test_anything_is_an_item(falsy_items):
    """Anything can be an item, also None and an empty string."""
    if falsy_items.value.plain[:1] != ["first"]:
        raise NotSeen("nothing came out, not even the first item, which is a text")
    expect(falsy_items.value, ["first", *FALSY, "last"], "what came out")


@points(1, shows="unbounded-queue")
def test_is_limited(full):
    """While the inbox is full, `put` waits."""
    for size, ended in zip(full.inputs, full.value.plain, strict=True):
        what = f"of {size + 4} puts into an inbox of size {size}, {ended[0]} had ended, and no item was read"
        assert ended[0] < size + 4, f"{what}: expected {size}"


@points(1)
def test_has_room(full, room_for_another):
    """An inbox holds `size` items, and each item that is read makes room for one more."""
    what = (
        "one `put` waited at a full inbox of size 1, and a task took an item and then put one in: "
        "how many of the two puts had ended"
    )
    expect(room_for_another.part(0), 1, what)
    for size, ended in zip(full.inputs, full.value.plain, strict=True):
        what = "puts had ended at first, after one item was read, and after two"
        expect(ended, [size, size + 1, size + 2], f"an inbox of size {size}: how many {what}")


@points(1)
def test_what_is_inside_comes_out(items_left, busy_readers):
    """After `close`, what is inside still comes out, once, and then `async for` ends."""
    for size, (_, out, again) in zip(items_left.inputs, items_left.value.plain, strict=True):
        what = f"the items from 1 to {size} were inside when it was closed"
        assert out == [*range(1, size + 1)], f"{what}: expected just these, in order, got {out}"
        expect(again, [], "what came out when it was closed and empty")
    for number, out in zip(busy_readers.inputs, busy_readers.value.plain, strict=True):
        expect(out, [*range(1, 21)], f"what {number} readers got of 20 items")


@points(1)
def test_refuses_after_close(items_left):
    """After `close`, `put` raises ValueError."""
    for late, _, _ in items_left.value.plain:
        for end in late:
            expect(end, REFUSED, "how a `put` ended that came after closing")


@points(1)
def test_readers_at_work(at_work, room_while_at_work):
    """While a reader works on an item, nobody waits for it, and it can put items in itself."""
    found, put_at = at_work.value.plain
    within(put_at, under=0.8, what="a put at 0.7 s, while readers worked,")
    names = [name for name, _ in found]
    expect(names, ["1", "2", "3", "last", "more 0", "more 1"], "what three readers have worked on")
    for name, at in found:
        due = 1 if len(name) == 1 else 2
        within(at, over=due - 0.1, under=due + 0.1, what=f"the work on {name} by three readers")
    for size, ended in zip(room_while_at_work.inputs, room_while_at_work.value.plain, strict=True):
        what = f"puts waited at a full inbox of size {size}, and one reader worked on its items"
        for place, (number, item) in enumerate(
            zip(ended, ("first", "second", "third"), strict=True), 1
        ):
            ended_so_far = f"{number or 'none'} of them had ended during the work on the {item}"
            assert number >= place, f"{what}: {ended_so_far}, should be {place}"


@points(2)
def test_readers_go_home(waiting_readers):
    """Readers who wait at an empty inbox all end when it is closed: one, three, or dozens."""
    for number, seconds in zip(waiting_readers.inputs, waiting_readers.value.plain, strict=True):
        within(seconds, under=0.4, what=f"the end of {number} waiting readers after closing")


@points(2)
def test_writers_are_told(waiting_writers):
    """Puts that wait for room all raise ValueError when it is closed, and their items are not in."""
    for number, each in zip(waiting_writers.inputs, waiting_writers.value.plain, strict=True):
        ends, seconds, out = each
        for end in ends:
            expect(end, REFUSED, "how a `put` ended that waited for room when it was closed")
        within(seconds, under=0.4, what=f"the end of {number} waiting puts after closing")
        expect(out, [1, 2], "what came out after closing")


def accounts(day):
    """What was put in must have come out, once, and nothing else."""
    out, came_in = Counter(map(str, day["out"])), Counter(map(str, day["in"]))
    missing, more = came_in - out, out - came_in - Counter(map(str, day["at most"]))
    assert not missing, (
        f"`put` returned, and what it had put in never came out: {', '.join([*missing][:5])}"
    )
    what = "it came out, but its `put` did not return, or it came out twice"
    assert not more, f"{what}: {', '.join([*more][:5])}"


@points(2)
def test_nothing_is_lost(closed_in_the_rush, closed_at_the_moment):
    """Whatever happens at the moment of closing: an item comes out if its `put` has returned."""
    for day in closed_in_the_rush.value.plain:
        accounts(day)
    for day in closed_at_the_moment.value.plain:
        accounts(day)
        expect(day["left"], 0, "readers and writers who still waited a second after closing")


@points(1)
def test_many_hands(many_hands, hundreds, an_item_for_another):
    """With many writers and readers, each item goes to one reader, and nobody's items change order."""
    ended, out = an_item_for_another.value.plain
    assert not ended, "a reader ended before `close`, when another one took the item for it"
    expect(out, ["first", "second", "third"], "what these two readers got")
    for writers, gotten in zip(many_hands.inputs, many_hands.value.plain, strict=True):
        everything = sorted(item for got in gotten for item in got)
        items = [(writer, number) for writer in range(writers) for number in range(5)]
        expect(everything, items, "what the readers got, as (writer, item), both from 0 on")
        for got in gotten:
            for writer in range(writers):
                mine = [number for who, number in got if who == writer]
                expect(mine, sorted(mine), "what one reader got from one writer")
    for what, right in zip(("300", "60"), hundreds.value.plain, strict=True):
        assert right, f"{what} items went in, and they did not all come out, or not in order"


@points(1, shows="swallowed-cancel")
def test_ends_as_cancelled(cancelled_readers, cancelled_writers):
    """A reader or writer who is cancelled while it waits ends as cancelled."""
    for who, evidence in (("reader", cancelled_readers), ("writer", cancelled_writers)):
        for ended_so, *_ in evidence.value.plain:
            if ended_so == "it did not wait":
                raise NotSeen(f"a {who} that should have waited had ended before it was cancelled")
            assert ended_so is True, f"a waiting {who} was cancelled, and did not end as cancelled"


@points(1)
def test_a_cancel_hurts_nobody(cancelled_readers, cancelled_writers):
    """When one of those who wait is cancelled, the others get their items and their room."""
    for _, got in cancelled_readers.value.plain:
        what = "one of three readers who waited was cancelled: what the two others got"
        expect(got, [["one"], ["two"]], what)
    for place, (_, ends, out, rest) in enumerate(cancelled_writers.value.plain):
        what = "one of three writers who waited was cancelled: how the `put` of another one ended"
        for end in ends:
            expect(end, "returned", what)
        others = [f"number {n}" for n in range(3) if n != place]
        expect(
            [*out, *rest], others, f"what came out when the `put` of number {place} was cancelled"
        )


@points(2, shows="lost-handover")
def test_a_cancel_at_the_same_moment(cancelled_at_the_moment, all_at_one_moment):
    """A cancellation as an item comes, as there is room, or as it closes, loses nothing."""
    for evidence in cancelled_at_the_moment, all_at_one_moment:
        for day in evidence.value.plain:
            accounts(day)
            what = "although there was no need to: another one was cancelled at the same moment"
            assert not day["stuck"], f"{day['stuck'][0]} still waited, {what}"
            expect(day["left"], 0, "readers and writers who still waited a second after closing")


@points(1)
def test_minutes(minutes):
    """Readers and writers wait for as long as it takes, also more than a minute."""
    got, at = minutes.value.plain
    expect(
        got, ["first", "second", "returned", ["third"]], "what was read, and how the last put ended"
    )
    for number, moment in enumerate(at, 1):
        waited = sum(minutes.inputs[:number])
        within(moment, over=waited - 0.1, under=waited + 0.05, what=f"the end of wait {number}")


@points(1, shows="polling")
def test_is_woken(quiet):
    """Whoever waits is woken, and does not look again and again."""
    quiet.never_polled(under=100)


WHICH = ("that one", "the other one", "a new one")


@points(1)
def test_two_inboxes(two_inboxes):
    """Two inboxes do not affect each other."""
    over, late, out = two_inboxes.value.plain
    assert over[0], "of two inboxes one was closed, and its reader did not end"
    assert not over[1], "of two inboxes one was closed, and the reader of the other one ended"
    for which, wanted, end in zip(WHICH, (REFUSED, "returned", "returned"), late, strict=True):
        expect(end, wanted, f"of two inboxes one was closed: how a `put` into {which} ended")
    expect(out, [["a"], ["b", "c"], ["d"]], "what came out of the three")
