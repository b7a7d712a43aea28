"""A queue in which clients take turns."""

import asyncio
import gc
import time
import weakref
from collections import Counter, deque
from contextlib import suppress

from grader import KeptForEver, ScenarioStopped, expect, inputs, points, scenario, within

ASKS = """
class FairQueue:
    def __init__(self) -> None
    def put(self, client, item) -> None
    async def get(self)
"""

HINTS = (
    "Think of two kinds of queues. In one of them are the items of one client. Who or what stands in "
    "the other one, and how often?",
    "A dictionary can hold a `deque` for each client. An `asyncio.Queue` can hold the line of clients, "
    "and its `get` does all the waiting for you, also when it is cancelled.",
    "`put` adds the item to the client's deque. A client that had none is new in the line. `get` takes "
    "the first client out of the line, and its first item. If there are more, the client goes back into "
    "the line. If not, remove its deque. After the only `await` nothing can come in between.",
)

NAMES = ["Ada", "Bo", "Chen", "Dana", "Eze", "Femi", "Grace", "Hugo"]
CLIENTS = [None, "", 0, (), "Ada", ("Ada", 2), 7]
ITEMS = [None, "", 0, False, [], "page", "page", None]
MANY = [13, 17, 19]
ROUNDS = 24
"""Tries of what may happen in any order at one moment: enough for every seed to see each order."""


@inputs
def line(rng):
    """Clients, and how many items each has; the first is greedy."""
    names = rng.sample(NAMES, rng.randint(3, 5))
    return dict(zip(names, [rng.randint(1010, 1090), *rng.choices(range(1, 5), k=4)], strict=False))


@inputs
def moves(rng):
    """For several crowds: a client that puts its next item, or None, where one is taken."""
    return [_moves(rng, rng.sample(NAMES, number)) for number in (2, 3, 5, 8)]


def _moves(rng, names):
    inside, found = 0, []
    for _ in range(60):
        putting = inside == 0 or rng.random() < rng.choice([0.3, 0.5, 0.7])
        found.append(rng.choice(names) if putting else None)
        inside += 1 if putting else -1
    return found + [None] * inside


@inputs
def crowds(rng):
    """How many wait at the same time."""
    return [1, 3, rng.choice(MANY)]


@inputs
def waits(rng):
    """Two waits of over a minute."""
    return [rng.randint(65, 89) + rng.choice([0.3, 0.7]) for _ in range(2)]


class Line:
    """What is expected: the clients who have items, and whose turn it is."""

    def __init__(self):
        self.items = {}

    def put(self, client, item):
        self.items.setdefault(client, deque()).append(item)

    def get(self):
        client = next(iter(self.items))
        mine = self.items.pop(client)
        oldest = mine.popleft()
        if mine:
            self.items[client] = mine
        return oldest


def start(*coroutines):
    return [asyncio.create_task(each) for each in coroutines]


def play(moves):
    """The items that should come, one for each None."""
    line, numbers, found = Line(), Counter(), []
    for client in moves:
        if client is None:
            found.append(line.get())
        else:
            numbers[client] += 1
            line.put(client, f"{client} {numbers[client]}")
    return found


async def played(queue, moves):
    """The items that came, up to the first for which one had to wait."""
    numbers, found = Counter(), []
    with suppress(TimeoutError):
        async with asyncio.timeout(1):
            for client in moves:
                if client is None:
                    found.append(await queue.get())
                else:
                    numbers[client] += 1
                    queue.put(client, f"{client} {numbers[client]}")
                if len(found) % 100 == 99:
                    await asyncio.sleep(0)
    return found


async def all_of(queue, number):
    """So many items, or as many as there are."""
    return await played(queue, [None] * number)


def of_all(line):
    """All put their items, the greedy one first, and then all is taken."""
    puts = [client for client, number in line.items() for _ in range(number)]
    return puts + [None] * len(puts)


@scenario(clock="fast")
async def greedy(student, line):
    return await played(student.FairQueue(), of_all(line))


@scenario(clock="fast")
async def come_and_go(student, moves):
    return [await played(student.FairQueue(), each) for each in moves]


AGAIN = ["Ada", "Ada", "Ada", "Bo", "Bo", *[None, "Chen"] * 4, *[None] * 5]
"""Chen has one item at a time, and comes back with the next."""
NEW = ["Bo", "Chen", "Dana", "Eze", "Femi", "Grace", "Hugo", "Ina", "Jo"]
NEWCOMERS = ["Ada", "Ada", "Ada", *(step for name in NEW for step in (name, None))]
"""There is always a new client."""


@scenario(clock="fast")
async def comes_back(student):
    return await played(student.FairQueue(), AGAIN)


@scenario(clock="fast")
async def newcomers(student):
    return await played(student.FairQueue(), [*NEWCOMERS, None, None, None])


@scenario
async def a_late_page(student):
    """Somebody waits. Then five posters come, and after them two single pages."""
    queue = student.FairQueue()
    (first,) = start(queue.get())
    await asyncio.sleep(0.1)
    for number in range(5):
        queue.put("Ada", f"poster {number}")
    queue.put("Bo", "Bo's page")
    queue.put("Chen", "Chen's page")
    return [await first, *[await queue.get() for _ in range(6)]]


@scenario(clock="fast")
async def any_value(student):
    """Each client has all items."""
    queue = student.FairQueue()
    for item in ITEMS:
        for client in CLIENTS:
            queue.put(client, item)
    return await all_of(queue, len(ITEMS) * len(CLIENTS))


@scenario(clock="fast")
async def equal_clients(student):
    """One of two clients comes as a new tuple each time. (All of them are kept, so no two are one object.)"""
    queue, same = student.FairQueue(), [("shop", str(1)) for _ in range(6)]
    for number in range(5):
        queue.put(same[number], f"shop {number}")
    for number in range(4):
        queue.put(("shop", "2"), f"other {number}")
    queue.put(same[5], "shop 5")
    return await all_of(queue, 10)


@scenario(clock="fast")
async def many_wait(student, observer, crowds):
    """For each crowd: one item too few for it, then one more, from three clients."""
    found = []
    for number in crowds:
        queue = student.FairQueue()
        getting = start(*(queue.get() for _ in range(number + 1)))
        await asyncio.sleep(0.5)
        for item in range(1, number + 1):
            queue.put(item % 3, item)
        await asyncio.sleep(0.5)
        ended = sum(task.done() for task in getting)
        queue.put(0, number + 1)
        begin = observer.seconds()
        got = await asyncio.gather(*getting)
        found.append((ended, sorted(got, key=str), observer.seconds() - begin))
    return found


@scenario(clock="fast")
async def busy_day(student, rng, crowds):
    """Clients put now and then, and so many take. Who took what, in the order of taking."""
    found = []
    for takers in crowds:
        queue, taken = student.FairQueue(), []

        async def client(name, queue=queue):
            for number in range(10):
                await asyncio.sleep(rng.choice([0, 0.1, 0.3]))
                queue.put(name, (name, number))

        async def taker(queue=queue, taken=taken):
            while True:
                taken.append(await queue.get())
                await asyncio.sleep(rng.choice([0, 0.05, 0.2]))

        tasks = start(*(taker() for _ in range(takers)))
        await asyncio.gather(*map(client, range(4)))
        await asyncio.sleep(20)
        found.append([*taken])
        for each in tasks:
            each.cancel()
    return found


@scenario(clock="fast", limit=220)
async def minutes(student, observer, waits):
    queue = student.FairQueue()
    getting, got, at = start(queue.get(), queue.get()), [], []
    for number, seconds in enumerate(waits, 1):
        await asyncio.sleep(seconds)
        queue.put("Ada", number)
        done, getting = await asyncio.wait(getting, return_when=asyncio.FIRST_COMPLETED)
        got += [task.result() for task in done]
        at.append(observer.seconds())
    return got, at


@scenario(clock="fast")
async def quiet(student, observer):
    queue = student.FairQueue()
    getting = start(queue.get(), queue.get())
    await asyncio.sleep(4.003)
    if any(task.done() for task in getting):
        raise ScenarioStopped("`get` did not wait at an empty queue")
    queue.put("Ada", 1)
    queue.put("Ada", 2)
    await asyncio.gather(*getting)
    return observer.seconds()


@scenario(clock="fast")
async def cancelled(student, observer):
    """Of three who wait, one is cancelled; then two items come, and later one more."""
    found = []
    for place in range(3):
        queue = student.FairQueue()
        getting = start(*(queue.get() for _ in range(3)))
        await asyncio.sleep(0.1)
        how = await observer.cancel(getting.pop(place))
        queue.put("Ada", "one")
        queue.put("Bo", "two")
        got = await asyncio.gather(*getting)
        queue.put("Ada", "three")
        found.append((how["cancelled"], sorted(got, key=str), await queue.get()))
    return found


async def at_one_moment(rng, moves):
    """Make the moves at the same moment: in any order, and each after a few turns of the loop."""

    async def move(make, turns):
        await asyncio.sleep(1)
        for _ in range(turns):
            await asyncio.sleep(0)
        make()

    await asyncio.gather(*(move(make, rng.randint(0, 3)) for make in moves))
    await asyncio.sleep(0.5)


@scenario(clock="fast", shuffled=True)
async def cancelled_at_the_moment(student, rng):
    """As items come, one or two of those who wait are cancelled."""

    async def one(number):
        queue = student.FairQueue()
        getting = start(*(queue.get() for _ in range(2 + number % 3)))
        items = rng.randint(1, 3)
        moves = [
            *(lambda n=n: queue.put(n % 2, n) for n in range(1, items + 1)),
            *(task.cancel for task in rng.sample(getting, rng.randint(1, 2))),
        ]
        await at_one_moment(rng, moves)
        got = [task.result() for task in getting if task.done() and not task.cancelled()]
        waiting = [task for task in getting if not task.done()]
        for item in range(items + 1, items + len(waiting) + 1):
            queue.put("late", item)
        rest = start(*(queue.get() for _ in range(items - len(got))))
        later = [task.result() for task in await over_soon([*waiting, *rest])]
        return items, got, len(waiting), sorted([*got, *later], key=str)

    return await asyncio.gather(*map(one, range(4 * ROUNDS)))


@scenario(clock="fast")
async def cancelled_with_its_item(student):
    """Two items of one client come, and the one who waits is cancelled in the same turn."""
    queue = student.FairQueue()
    (getting,) = start(queue.get())
    await asyncio.sleep(0.1)
    queue.put("Ada", "one")
    queue.put("Ada", "two")
    getting.cancel()
    await asyncio.wait([getting], timeout=1)
    others = start(*(queue.get() for _ in range(2)))
    await over_soon(others)
    ended = [task for task in (getting, *others) if task.done() and not task.cancelled()]
    return [task.result() for task in ended]


async def over_soon(tasks):
    """The tasks that end within a second; the others are cancelled."""
    done, pending = await asyncio.wait(tasks, timeout=1) if tasks else (set(), set())
    for late in pending:
        late.cancel()
    return done


class Thing:
    """A client or an item that can be watched."""


@scenario(clock="fast")
async def left_behind(student, observer):
    """How many clients and items of many are still there when all were taken."""
    gc.freeze()  # so that collecting is quick: it looks only at what is made from here on
    queue, clients, items = student.FairQueue(), weakref.WeakSet(), weakref.WeakSet()
    lengths = observer.lengths(queue)
    for number in range(60):
        client = Thing()
        clients.add(client)
        (waiting,) = start(queue.get()) if number % 2 else (None,)
        await asyncio.sleep(0)
        for _ in range(3):
            item = Thing()
            items.add(item)
            queue.put(client, item)
        for _ in range(2 if waiting else 3):
            await queue.get()
        if waiting:
            await waiting
    del client, item, waiting
    await asyncio.sleep(0)
    gc.collect()
    return len(clients), len(items), observer.longer(queue, lengths, 30)


@scenario(clock="fast")
async def left_beside_another(student, observer):
    """The same, while a client with many items stays in the line."""
    gc.freeze()
    queue, clients = student.FairQueue(), weakref.WeakSet()
    for number in range(300):
        queue.put("Ada", number)
    lengths = observer.lengths(queue)
    for _ in range(60):
        client = Thing()
        clients.add(client)
        queue.put(client, "page")
        while await queue.get() != "page":
            pass
    del client
    gc.collect()
    return len(clients), observer.longer(queue, lengths, 30)


@scenario(clock="fast")
async def left_by_cancelled(student, observer):
    """How many more futures there are after many cancelled calls of `get`, before an item comes and after."""
    gc.freeze()
    queue = student.FairQueue()
    lengths = observer.lengths(queue)
    for _ in range(60):
        (getting,) = start(queue.get())
        await asyncio.sleep(0)
        getting.cancel()
        await asyncio.wait([getting])
    del getting
    before, grown = futures_left(), observer.longer(queue, lengths, 30)
    queue.put("Ada", "page")
    item = await queue.get()
    return item, before, futures_left(), grown


def futures_left():
    gc.collect()
    return sum(isinstance(thing, asyncio.Future) for thing in gc.get_objects())


class Counted:
    """A client that counts how often it is looked up or compared."""

    looked = 0

    def __init__(self, key):
        self.key = key

    def __hash__(self):
        Counted.looked += 1
        return hash(self.key)

    def __eq__(self, other):
        Counted.looked += 1
        return isinstance(other, Counted) and self.key == other.key


async def seconds_of(queue, clients, each):
    """The time of computing for so many clients with so many items each."""
    begin = time.process_time()
    for number in range(1, each + 1):
        for client in clients:
            queue.put(client, number)
        if number % 10 == 0:
            await asyncio.sleep(0)
    for number in range(each * len(clients)):
        await queue.get()
        if number % 40 == 0:
            await asyncio.sleep(0)
    return time.process_time() - begin


@scenario(clock="fast", heavy=True, limit=20)
async def thousands(student):
    """The time of 2,000 items: of 20 clients, of 2,000, and how often clients were looked up."""
    few = min([await seconds_of(student.FairQueue(), range(20), 100) for _ in range(2)])
    many = await seconds_of(student.FairQueue(), range(2000), 1)
    await seconds_of(student.FairQueue(), [Counted(n) for n in range(500)], 2)
    of_many, Counted.looked = Counted.looked, 0
    queue = student.FairQueue()
    for client in (1, 2):
        for number in range(500):
            queue.put(Counted(client), f"item {number}")
    for number in range(1000):
        if await queue.get() is None:
            raise ScenarioStopped("`get` returned nothing, although there were items")
        if number % 40 == 0:
            await asyncio.sleep(0)
    return few, many, of_many / 2000, Counted.looked / 2000


@scenario(clock="fast")
async def two_queues(student):
    one, other = student.FairQueue(), student.FairQueue()
    one.put("Ada", "one's")
    (waiting,) = start(other.get())
    await asyncio.sleep(0.5)
    early = waiting.done()
    other.put("Ada", "other's")
    other.put("Ada", "other's second")
    third = student.FairQueue()
    third.put("Bo", "third's")
    got = await all_of(one, 1)
    got += [task.result() for task in await over_soon([waiting])]
    return early, got + await all_of(other, 1) + await all_of(third, 1)


@points(2)
def test_takes_turns(greedy, a_late_page):
    """Clients take turns: one with a thousand items delays another one by one item."""
    took_turns(greedy, of_all(greedy.inputs))
    got = a_late_page.value.plain
    pages = [place for place, item in enumerate(got) if "page" in item]
    assert pages in ([1, 2], [2, 3]), (
        "somebody waited, and five posters were put in, then two pages of others: expected the pages "
        f"as the second and third item, or the third and fourth, got {', '.join(map(str, got))}"
    )


def took_turns(evidence, moves, got=None):
    """The items must have come in the order of the line; else, the first that did not is told."""
    got, expected = evidence.value.plain if got is None else got, play(moves)
    expect(len(got), len(expected), "how many items came")
    if got != expected:
        places = [n for n, pair in enumerate(zip(got, expected, strict=True)) if pair[0] != pair[1]]
        before = got[max(0, places[0] - 3) : places[0]]
        after = f"after {', '.join(map(repr, before))}" if before else "first"
        expect(got[places[0]], expected[places[0]], f"the item that came {after}")


@points(1)
def test_newcomers(newcomers):
    """A client that is new goes to the end of the line, so it overtakes nobody."""
    took_turns(newcomers, [*NEWCOMERS, None, None, None])


@points(1)
def test_comes_back(comes_back, come_and_go):
    """A client that comes back goes to the end of the line, whatever it got before."""
    took_turns(comes_back, AGAIN)
    for moves, got in zip(come_and_go.inputs, come_and_go.value.plain, strict=True):
        took_turns(come_and_go, moves, got)


@points(1, shows="falsy-dropped")
def test_any_value(any_value):
    """Anything can be an item or a client, also None, 0 and an empty string."""
    expected = [item for item in ITEMS for _ in CLIENTS]
    expect(any_value.value, expected, "items of clients that put the same items")


@points(1)
def test_equal_clients(equal_clients):
    """Equal clients are one client."""
    expected = [f"{shop} {number}" for number in range(4) for shop in ("shop", "other")]
    expected += ["shop 4", "shop 5"]
    expect(equal_clients.value, expected, "items of two clients, one of which came as equal tuples")


@points(2)
def test_many_wait(many_wait):
    """Each of several that wait gets an item as soon as there are enough: one, three, or dozens."""
    for number, (ended, got, seconds) in zip(many_wait.inputs, many_wait.value.plain, strict=True):
        expect(
            ended, number, f"calls of `get` that ended, when {number + 1} waited for {number} items"
        )
        expect(
            got, sorted(range(1, number + 2), key=str), f"what {number + 1} calls of `get` returned"
        )
        within(seconds, under=0.1, what="the last `get`, after its item had come,")


@points(1)
def test_busy_day(busy_day):
    """With several clients and several takers, each item comes once, and each client's in order."""
    everything = [(client, number) for client in range(4) for number in range(10)]
    for takers, taken in zip(busy_day.inputs, busy_day.value.plain, strict=True):
        expect(sorted(taken, key=str), sorted(everything, key=str), f"all that {takers} got")
        for client in range(4) if takers == 1 else ():
            mine = [number for who, number in taken if who == client]
            expect(mine, [*range(10)], f"the items of client {client}, in the order of taking")


@points(1)
def test_minutes(minutes):
    """`get` waits for minutes, and returns at the moment when an item comes."""
    got, at = minutes.value.plain
    expect(got, [1, 2], "what came")
    for number, moment in enumerate(at, 1):
        waited = sum(minutes.inputs[:number])
        within(
            moment, over=waited - 0.1, under=waited + 0.05, what=f"the end of `get` number {number}"
        )


@points(1, shows="polling")
def test_is_woken(quiet):
    """A `get` that waits is woken, and does not look again and again."""
    quiet.never_polled(under=100)


@points(1, shows="swallowed-cancel")
def test_ends_as_cancelled(cancelled):
    """A `get` that is cancelled while it waits ends as cancelled."""
    for ended_so, *_ in cancelled.value.plain:
        assert ended_so is True, "a waiting `get` was cancelled, and did not end as cancelled"


@points(1)
def test_a_cancel_hurts_nobody(cancelled, cancelled_with_its_item):
    """When one of those who wait is cancelled, the others get the next items, the oldest one first."""
    # Whether they all come out, another check tells.
    out = [item for item in cancelled_with_its_item.value.plain if item]
    what = "two items of one client came as the only `get` was cancelled: what came out"
    expect(out, [item for item in ("one", "two") if item in out], what)
    for _, *got in cancelled.value.plain:
        what = "one of three who waited was cancelled, and two items came, and later one more:"
        expect(got[0], ["one", "two"], f"{what} what the two others got")
        expect(got[1], "three", f"{what} what a later `get` returned")


@points(2, shows="lost-handover")
def test_a_cancel_at_the_same_moment(cancelled_at_the_moment):
    """When a `get` is cancelled as an item comes, neither the item nor a wake-up is lost."""
    for items, got, waiting, everything in cancelled_at_the_moment.value.plain:
        what = f"item{'s' * (items != 1)} came as others were cancelled"
        assert not waiting or len(got) == items, (
            f"{items} {what}, {len(got)} of them were taken, and {waiting} still waited"
        )
        for item in range(1, items + waiting + 1):
            times = everything.count(item)
            assert times == 1, f"{items} {what}: an item came out {times or 'no'} times"


@points(2)
def test_leaves_nothing(left_behind, left_beside_another, left_by_cancelled):
    """Clients, items and cancelled calls of `get` leave nothing behind."""
    clients, items, grown = left_behind.value.plain
    for what, left, number in (("clients", clients, 60), ("items", items, 180)):
        told = f"all {number}" if left == number else f"{left} of {number}"
        if left >= 10:
            raise KeptForEver(
                f"all items of 60 clients were taken, and {told} {what} are still in memory",
                grown,
                what.removesuffix("s"),
            )
    left, grown = left_beside_another.value.plain
    if left >= 10:
        what = "beside a client that stayed, 60 others came and went"
        raise KeptForEver(f"{what}: {left} of them are still in memory", grown, "client")
    item, *futures, grown = left_by_cancelled.value.plain
    expect(item, "page", "the first item after many cancelled calls of `get`")
    if max(futures) >= 30:
        what = f"after 60 cancelled calls of `get`, {max(futures)} futures are still in memory"
        raise KeptForEver(what, grown)


@points(1)
def test_thousands(thousands):
    """With thousands of clients and items, each call is as quick as with a few."""
    few, many, looked, looked_at_two = thousands.value.plain
    took = (
        f"those of 2,000 clients took {1000 * many:.0f} ms, those of 20 clients {1000 * few:.0f} ms"
    )
    assert many < 0.02 + 6 * few, f"of 2,000 items, {took}: expected about as much"
    for number, times in ((500, looked), (2, looked_at_two)):
        assert times < 40, f"with {number} clients, each call looked {times:.0f} times for a client"


@points(1)
def test_two_queues(two_queues):
    """Two queues do not affect each other."""
    early, got = two_queues.value.plain
    assert not early, "a `get` of one queue ended, although only the other one had an item"
    expect(got, ["one's", "other's", "other's second", "third's"], "what came out of three queues")
