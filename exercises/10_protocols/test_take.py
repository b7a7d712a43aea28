"""Read the first items, and close what they came from."""

import asyncio
from types import SimpleNamespace

from grader import (
    NotSeen,
    ScenarioStopped,
    Shows,
    TimeMissed,
    end_of,
    expect,
    inputs,
    points,
    scenario,
    within,
)

ASKS = "async def take(source, n) -> list"

HINTS = (
    "Which lines of your code run when the source fails, or when you are cancelled while you wait for "
    "an item? And at which line do you know that you need no more items: before you ask, or after?",
    "`aiter(source)` gives you the iterator before you read the first item, so that you can close it in "
    "a `finally`. `contextlib.aclosing` does this too, but only for what has an `aclose`.",
    "Get the iterator. In a `try`, ask it with `anext` up to `n` times, and stop at "
    "`StopAsyncIteration`. In the `finally`, look whether the iterator has an `aclose`, and await it.",
)

BARE = "iterator without aclose"
KINDS = [BARE, "generator", "iterator", "maker", "generators"]
"""An iterator without `aclose`, a generator, an iterator with it, and sources that make the last two."""
ODD = [None, 0, "", [], "same", "same", 0.5]
ERRORS = [LookupError, OSError, TimeoutError, ValueError, RuntimeError]


END = object()


class Strike(BaseException):
    """What is no Exception."""


class Seen:
    """A source of items, and what was done with it. All kinds of it behave alike.

    The item at the place `fails` is an `error` in its stead. `broken` is an error of closing. Without
    `functions` nothing takes time.
    """

    def __init__(
        self,
        kind,
        items,
        functions=None,
        seconds=0.1,
        closing=0.1,
        *,
        fails=None,
        error=None,
        broken=None,
    ):
        self.kind, self.items, self.fails, self.error, self.broken = (
            kind,
            items,
            fails,
            error,
            broken,
        )
        self.wait_for_next = self.wait_for_close = None
        if functions is not None:
            self.wait_for_next = functions.slow("next_item", seconds, answer=None)
            self.wait_for_close = functions.slow("aclose", closing, answer=None)
        self.asked = self.opened = self.closes = self.closed = self.ended = self.source_closed = 0
        self.closing = 0
        self.tasks = []

    def source(self):
        kinds = {"generator": self.messages, "iterator": Iterator, BARE: Bare, "maker": Maker}
        made = kinds.get(self.kind, Generators)
        return made() if self.kind == "generator" else made(self)

    async def next(self):
        """The next item, or END."""
        self.asked += 1
        self.tasks.append(("read", asyncio.current_task()))
        place = self.asked - 1
        if self.wait_for_next:
            await self.wait_for_next()
        if place == self.fails:
            raise self.error
        self.ended = int(place >= len(self.items))
        return END if self.ended else self.items[place]

    async def close(self):
        self.closes += 1
        self.tasks.append(("closed", asyncio.current_task()))
        self.closing += 1
        try:
            if self.wait_for_close:
                await self.wait_for_close()
        finally:
            self.closing -= 1
        self.closed += 1
        if self.broken is not None:
            raise self.broken

    async def messages(self):
        self.opened += 1
        try:
            while (item := await self.next()) is not END:
                yield item
        finally:
            await self.close()

    def told(self):
        """What has been seen so far, as plain data."""
        mine = asyncio.current_task()
        elsewhere = sorted({what for what, task in self.tasks if task is not mine}, reverse=True)
        open_ = self.opened - self.closed if self.kind != BARE and not self.ended else 0
        return {"kind": self.kind, "asked": self.asked, "opened": self.opened, "open": open_} | {
            "closes": self.closes,
            "source closed": self.source_closed,
            "closing": self.closing,
            "elsewhere": " and ".join(elsewhere),
        }


class Bare:
    """An iterator that has nothing to close."""

    def __init__(self, seen):
        self.seen = seen
        seen.opened += 1

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await self.seen.next()
        if item is END:
            raise StopAsyncIteration
        return item


class Iterator(Bare):
    """An iterator with `aclose`."""

    async def aclose(self):
        await self.seen.close()


class Maker:
    """Makes a new iterator for each reader. Whoever closes this one closes it for all readers."""

    def __init__(self, seen):
        self.seen = seen

    def __aiter__(self):
        return Iterator(self.seen)

    async def aclose(self):
        self.seen.source_closed += 1


class Generators(Maker):
    """The same, with a new generator for each reader."""

    def __aiter__(self):
        return self.seen.messages()


@inputs
def cases(rng):
    """For each kind of source: how many items it has, and how many are taken."""
    sizes = [(0, 0), (0, 3), (3, 0), (1, 1), (2, 1), (5, 5), (6, 5), (4, 9), (7, 9)]
    dozens = rng.randint(30, 50)
    sizes += [(dozens, dozens - rng.randint(0, 9)), (1300, 1200)]
    return [(kind, length, n) for kind in KINDS for length, n in sizes]


@inputs
def stops(rng):
    """For each kind of source, and for three places: how many are taken, and an error."""
    some = [(kind, place) for kind in KINDS for place in ("first", "middle", "last")]
    return [
        (kind, place, rng.randint(3, 7), n % len(ERRORS)) for n, (kind, place) in enumerate(some)
    ]


@inputs
def waits(rng):
    return SimpleNamespace(item=rng.randint(65, 80) + 0.3, closing=rng.randint(65, 80) + 0.7)


def place_of(name, n):
    return {"first": 0, "middle": n // 2, "last": n - 1}[name]


async def outcome(student, seen, n):
    """How it came out, and what was seen at that moment."""
    try:
        came = await student.take(seen.source(), n)
    except BaseException as error:
        if "already running" in str(error):
            raise  # two asked a generator at the same time: there is nothing more to see
        came = f"{type(error).__name__}: {error}"
    return came, seen.told()


@scenario(clock="fast")
async def first_items(student, cases):
    """Each case, with items that may count as false."""
    seen = []
    for kind, length, n in cases:
        items = [ODD[place % len(ODD)] for place in range(length)]
        seen.append(await outcome(student, Seen(kind, items), n))
    return seen


@scenario(clock="fast")
async def from_a_generator(student, functions):
    """One generator, left in the middle: the simplest case of all."""
    seen = Seen("generator", ["one", "two", "three"], functions)
    source = seen.source()
    return await student.take(source, 2), seen.told()


@scenario(clock="fast")
async def failing(student, functions, stops):
    """The source fails at some place."""
    cases = [
        (kind, place_of(place, n), ERRORS[error]("no answer"), n) for kind, place, n, error in stops
    ]
    cases.append(("iterator", 2, Strike("no answer"), 5))
    seen = []
    for kind, place, error, n in cases:
        source = Seen(kind, list(range(9)), functions, fails=place, error=error)
        seen.append(await outcome(student, source, n))
    return seen


@scenario(clock="fast")
async def cancelled(student, functions, stops):
    """It is cancelled while it waits for an item at some place. To close takes half a second."""
    seen = []
    for kind, place, n, _ in stops:
        source = Seen(kind, list(range(9)), functions, 1.0, 0.5)
        task = asyncio.create_task(student.take(source.source(), n))
        await asyncio.sleep(place_of(place, n) + 0.5)
        if task.done():
            task.result()
            raise ScenarioStopped("`take` had ended before the last item came")
        task.cancel()
        await asyncio.wait([task])
        seen.append([end_of(task), source.told()])
    return seen


@scenario(clock="fast")
async def cancelled_while_it_closes(student, functions, stops):
    """It has all items, and is cancelled in the midst of the closing, which takes a second."""
    seen = []
    for kind, place, n, _ in stops:
        if kind == BARE or place != "first":
            continue
        source = Seen(kind, list(range(9)), functions, 0.1, 1.0)
        task = asyncio.create_task(student.take(source.source(), n))
        await asyncio.sleep(0.1 * n + 0.5)
        began = source.closes
        task.cancel()
        await asyncio.wait([task])
        seen.append([kind, began, source.told()["closing"]])
    return seen


@scenario(clock="fast")
async def broken(student, functions):
    """Closing fails: after the items, and after an error."""
    seen, error = [], OSError("cannot close")
    for kind in ("generator", "iterator", "maker"):
        source = Seen(kind, list(range(9)), functions, broken=error)
        came, told = await outcome(student, source, 2)
        seen.append([kind, came, told["closes"]])
    both = {"fails": 2, "error": LookupError("no answer"), "broken": error}
    return seen, (await outcome(student, Seen("iterator", [1, 2, 3], functions, **both), 3))[0]


@scenario(clock="fast", limit=900)
async def minutes(student, functions, observer, waits):
    """Each item takes over a minute to come, and so does the closing."""
    seen = Seen("iterator", list(range(9)), functions, waits.item, waits.closing)
    items = await student.take(seen.source(), 3)
    return items, observer.seconds(), seen.told()


@scenario(clock="fast")
async def at_once(student, functions, observer):
    """Dozens at the same time, of which some read from the same source."""
    seen = [Seen(KINDS[n % 5], list(range(35)), functions, 0.5, 0.5) for n in range(40)]
    took = await asyncio.gather(*(student.take(one.source(), n) for n, one in enumerate(seen)))
    return took, observer.seconds(), [one.told()["open"] for one in seen]


# -- what is asked


def each(evidence):
    """Each case, what came out of it, and what was seen by then."""
    for (kind, length, n), (came, told) in zip(evidence.inputs, evidence.value.plain, strict=True):
        yield (
            f"{kind} of {length} item{'s' * (length != 1)}, n = {n}",
            (kind, length, n),
            came,
            told,
        )


def must_raise(came, wanted, what):
    """One of these errors must have come out."""
    told = f"{what}: expected {wanted[0]} to come out"
    assert isinstance(came, str), f"{told}, got the items {came}"
    if came not in wanted:
        raise NotSeen(f"{told}, got {came}")


def must_be_closed(told, what):
    if told["open"] > 0 and told["source closed"]:
        raise NotSeen(
            f"{what}: it closed the source, and not the iterator that the source had made"
        )
    assert told["open"] <= 0, f"{what}: when `take` ended, the iterator was not closed"


@points(2)
def test_the_first_items(first_items):
    """It returns the first `n` items in order, or all if there are fewer."""
    for what, (_, length, n), came, _ in each(first_items):
        wanted = [ODD[place % len(ODD)] for place in range(min(length, n))]
        if isinstance(came, str):
            raise NotSeen(f"{what}: it raised {came}")
        expect(came, wanted, what)


@points(2)
def test_none_too_many(first_items):
    """It never asks for one item more than it needs."""
    for what, (_, length, n), _, told in each(first_items):
        wanted = min(length + 1, n)
        asked = told["asked"]
        often = f"{wanted} time{'s' * (wanted != 1)}"
        assert asked <= wanted, f"{what}: expected to be asked at most {often}, got {asked}"
    must_have_read(told for _, told in first_items.value.plain)


def must_have_read(all_told):
    if not sum(told["asked"] for told in all_told):
        raise NotSeen("nothing was read")


@points(3, shows="generator-not-closed")
def test_closed_at_the_end(from_a_generator, first_items):
    """With `n` items, it has closed the iterator, and waited for that, before it returns."""
    items, told = from_a_generator.value.plain
    if items != ["one", "two"]:
        raise NotSeen(f"expected ['one', 'two'], got {items}")
    must_be_closed(told, "a generator of 3 items, n = 2")
    for what, (_, _, n), came, told in each(first_items):
        if n and not isinstance(came, str):
            if told["open"] > 0 and told["kind"] == "iterator":
                headline = "What was read from was left open."
                closed = f"{what}: when `take` ended, the iterator was not closed"
                raise Shows(closed, "generator-not-closed", headline)
            must_be_closed(told, what)


@points(1)
def test_closed_for_none(first_items):
    """For `n = 0` it asks for nothing, returns an empty list, and has closed the iterator too."""
    for what, (kind, length, n), came, told in each(first_items):
        if n == 0 and length:
            expect(came, [], f"{what}: what it returned")
            expect(told["asked"], 0, f"{what}: items that it asked for")
            if kind not in ("generator", "generators"):  # which have not begun
                must_be_closed(told, what)


@points(2)
def test_closed_after_an_error(failing):
    """After an error of the source, it has closed the iterator."""
    for (kind, place, n, _), (_, told) in zip(failing.inputs, failing.value.plain, strict=False):
        fails = place_of(place, n) + 1
        expect(told["asked"], fails, f"{kind}, item {fails} fails: items asked for, with that one")
        must_be_closed(told, f"{kind}, an error in place of the {place} of {n} items")
    must_be_closed(failing.value.plain[-1][1], "iterator, an error that is no Exception")


@points(1, shows="swallowed-error")
def test_an_error_comes_out(failing):
    """An error of the source comes out as it is."""
    *ordinary, (strike, _) = failing.value.plain
    for (kind, place, n, error), (came, _) in zip(failing.inputs, ordinary, strict=True):
        wanted = f"{ERRORS[error].__name__}: no answer"
        must_raise(came, [wanted], f"{kind}, an error in place of the {place} of {n} items")
    must_raise(strike, ["Strike: no answer"], "iterator, an error that is no Exception")


@points(2)
def test_closed_after_a_cancel(cancelled, cancelled_while_it_closes):
    """When it is cancelled, it has closed the iterator before it ends."""
    for (kind, place, n, _), (_, told) in zip(cancelled.inputs, cancelled.value.plain, strict=True):
        what = f"{kind}, cancelled before the {place} of {n} items"
        expect(told["asked"], place_of(place, n) + 1, f"{what}: items asked for by then")
        must_be_closed(told, what)
    for kind, began, closing in cancelled_while_it_closes.value.plain:
        if not began:
            raise NotSeen(f"{kind}: half a second after the last item it had not begun to close")
        what = f"{kind}, cancelled while it closed the iterator"
        assert not closing, f"{what}: it ended, and its `aclose` still ran"


@points(1, shows="swallowed-cancel")
def test_ends_as_cancelled(cancelled):
    """When it is cancelled, it ends as cancelled."""
    for (kind, place, n, _), (end, _) in zip(cancelled.inputs, cancelled.value.plain, strict=True):
        what = f"{kind}, cancelled before the {place} of {n} items: expected it to end as cancelled"
        if end != "cancelled" and isinstance(end, str):
            raise NotSeen(f"{what}, but it raised {end}")
        assert end == "cancelled", f"{what}, but it returned {end}"


@points(1)
def test_an_error_of_closing(broken):
    """An error of `aclose` comes out."""
    one_by_one, both = broken.value.plain
    errors = ["OSError: cannot close", "LookupError: no answer"]
    for kind, came, closes in one_by_one:
        assert closes, (
            f"{kind}: the `aclose` of its iterator was not called, so no error of that came out"
        )
        if isinstance(came, list):
            what = f"{kind}, closing raised {errors[0]}, and `take` returned the items {came}"
            raise Shows(what, "swallowed-error", "An error of `aclose` came out nowhere.")
        must_raise(came, errors[:1], f"{kind}, closing fails")
    must_raise(both, errors, "iterator, an error before the last item, and then closing fails")


@points(1)
def test_without_aclose(first_items):
    """It works with an iterator that has no `aclose`."""
    for what, (kind, length, n), came, _ in each(first_items):
        if kind == BARE:
            assert not isinstance(came, str), f"an iterator without `aclose`: it raised {came}"
            expect(len(came), min(length, n), f"{what}: the number of items")


@points(1)
def test_closes_nothing_else(first_items, failing, cancelled):
    """It reads from one iterator, closes it once, and does not close a source that made it."""
    must_have_read(told for _, told in first_items.value.plain)
    for *_, told in [*failing.value.plain, *cancelled.value.plain, *each(first_items)]:
        times = told["closes"]
        assert times <= 1, f"{told['kind']}: it was closed {times} times, should be once"
    for what, _, _, told in each(first_items):
        closed = told["source closed"]
        assert not closed, f"{what}: it closed the source, from which others may be reading"
        made = told["opened"]
        assert made <= 1, f"{what}: expected one iterator to be made of the source, got {made}"


@points(1)
def test_in_its_own_task(first_items, failing):
    """It reads and closes in the task that called it."""
    all_told = [told for evidence in (first_items, failing) for _, told in evidence.value.plain]
    must_have_read(all_told)
    for told in all_told:
        what = told["elsewhere"]
        assert not what, f"{told['kind']}: it was {what} in another task than that of the call"


@points(1)
def test_minutes(minutes):
    """An item may take over a minute to come, and so may the closing."""
    items, took, told = minutes.value.plain
    expect(items, [0, 1, 2], "the items")
    due = 3 * minutes.inputs.item + minutes.inputs.closing
    must_be_closed(told, "three slow items")
    if abs(took - due) > 0.05:
        raise TimeMissed(f"expected it to end after {due:.1f} s, it took {took:.1f} s")


@points(1, shows="polling")
def test_who_waits_is_woken(minutes):
    """Waiting costs no CPU time: it does not look again and again whether an item is there."""
    minutes.started("next_item")
    turns = minutes.noticed.turns
    assert turns < 200, f"the event loop ran {turns} iterations, should run fewer than 200"


@points(1)
def test_at_once(at_once):
    """Dozens of calls at the same time do not disturb each other."""
    took, seconds, open_ = at_once.value.plain
    for n, items in enumerate(took):
        expect(items, list(range(min(n, 35))), f"35 items, n = {n}")
    within(seconds, over=17.9, under=19.0, what="40 calls, of up to 35 items each,")
