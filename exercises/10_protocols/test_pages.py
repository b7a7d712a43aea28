"""Page by page, and none too early."""

import asyncio
import gc
import weakref
from types import SimpleNamespace

from grader import (
    NotSeen,
    ScenarioStopped,
    Shows,
    TimeMissed,
    expect,
    inputs,
    points,
    scenario,
)

ASKS = "async def every(fetch_page) -> AsyncIterator"

HINTS = (
    "Where does a generator stop when it has yielded something? What does it do while its reader works "
    "on that, and what if the reader never comes back?",
    "A loop over tokens, and in it a loop over the orders of one page, with `yield` inside. The code "
    "after a `yield` runs only when the next order is asked for.",
    "Begin with the token `None`. In an endless loop, await the page, yield its orders one by one, and "
    "then look whether the new token `is None`. An empty page needs no line of its own.",
)

ODD = [None, 0, "", [], "order", "order", 0.5]
"""Orders that count as false, or come twice."""
LATER = 2.0
"""Seconds in which whatever was started too early shows."""
MANY = 1200


class Strike(BaseException):
    """What is no Exception."""


KINDS = [LookupError, OSError, TimeoutError, Strike, ValueError, RuntimeError, EOFError]


class Record:
    """An order of which one can tell whether somebody keeps it."""


def book(rng, lengths):
    """Pages of these lengths, as pairs of a token and orders; some tokens count as false."""
    tokens = [*rng.sample(["", 0, "next", 7, "t-1", "t-2"], 6), *(f"t{n}" for n in range(9, 60))]
    orders = [f"order {n}" for n in rng.sample(range(100, 999), sum(lengths))]
    pages = []
    for token, length in zip([None, *tokens], lengths, strict=False):
        pages.append((token, [orders.pop() for _ in range(length)]))
    return pages


@inputs
def shelf(rng):
    """Many books: of one page, of one empty page, with empty pages everywhere, and a long one."""
    uneven = [[2, 3, 1, 5], [4, 1, 1, 6, 2], [2, 7, 3]]
    some = [[0], [rng.randint(1, 5)], [0, 0, 2], [3, 0, 0, 1, 0], [2, 0], [0, 0, 0], *uneven]
    long = [rng.choice([0, 1, 2, 3]) for _ in range(rng.randint(24, 48))]
    books = [book(rng, lengths) for lengths in [*some, long]]
    odd = [(None, rng.sample(ODD, 7)), ("", rng.sample(ODD, 7)), (0, ["order", None])]
    return [*books, odd, odd[:1]]


@inputs
def seven(rng):
    """A book of seven pages, of which some in the middle are empty."""
    lengths = [rng.randint(1, 3) for _ in range(7)]
    for place in rng.sample(range(1, 6), 2):
        lengths[place] = 0
    return book(rng, lengths)


@inputs
def waits(rng):
    """Seconds of three fetches, and of the work on each order."""
    fetches = [rng.randint(65, 89) + rng.choice([0.3, 0.7]) for _ in range(3)]
    return SimpleNamespace(fetches=fetches, work=rng.randint(65, 80) + 0.5)


class Server:
    """A book that is sent page by page. `asked` are the tokens that somebody asked with."""

    def __init__(self, functions, pages, seconds=0.0, cleaning=0.0, fails=None):
        self.asked = []
        self.answers = {}
        for place, (token, orders) in enumerate(pages):
            after = pages[place + 1][0] if place + 1 < len(pages) else None
            self.answers[token] = (list(orders), after)
        how = {"answer": self.answers.get, "fails": fails or {}}
        self.slow = functions.slow("fetch_page", seconds, cleaning=cleaning, **how)

    async def fetch_page(self, token):
        self.asked.append(token)
        if token not in self.answers:
            raise ValueError(f"there is no page with the token {token!r}")
        return await self.slow(token)


def opened(student, fetch_page):
    """What comes of a call of `every`. Without a `yield`, that is said in plain words."""
    orders = student.every(fetch_page)
    if not hasattr(orders, "__aiter__"):
        orders.close()
        raise ScenarioStopped("every is not an async generator: there is no `yield` in it")
    return orders


async def end_after(student, server, into, work=0.0):
    """Read all that comes into a list; how it ended."""
    try:
        async for order in opened(student, server.fetch_page):
            into.append(order)
            if work:
                await asyncio.sleep(work)
    except ScenarioStopped:
        raise
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
    return "the end"


async def read_order(reader, number):
    """Ask for one more order, which must be there."""
    try:
        await anext(reader)
    except StopAsyncIteration:
        raise ScenarioStopped(f"it ended, where order {number} should have come") from None


@scenario(clock="fast")
async def whole_shelf(student, functions, shelf):
    """Each book, read to the end; with the tokens that were asked with."""
    seen = []
    for pages in shelf:
        server, orders = Server(functions, pages), []
        end = await end_after(student, server, orders)
        seen.append([orders, end, server.asked])
    return seen


@scenario(clock="fast")
async def as_it_is_read(student, functions, seven):
    """How many pages have been fetched some seconds after each order; then, what came at the end."""
    server = Server(functions, seven, 0.2)
    reader = aiter(opened(student, server.fetch_page))
    fetched = []
    for number in range(len(orders_of(seven))):
        await asyncio.sleep(LATER)
        fetched.append(len(server.asked))
        await read_order(reader, number + 1)
    await asyncio.sleep(LATER)
    fetched.append(len(server.asked))
    return fetched, [[await anext(reader, "nothing"), len(server.asked)] for _ in range(4)]


@scenario(clock="fast")
async def left_early(student, functions, seven):
    """For each number of orders: how many pages have been asked for some seconds after leaving."""
    seen = []
    for number in range(len(orders_of(seven)) + 1):
        server = Server(functions, seven, 0.2)
        reader = aiter(opened(student, server.fetch_page))
        for one in range(number):
            await read_order(reader, one + 1)
        if number % 2 and hasattr(reader, "aclose"):
            await reader.aclose()
        await asyncio.sleep(LATER)
        seen.append([number, len(server.asked)])
    return seen


@scenario(clock="fast")
async def errors(student, functions, seven):
    """Each page fails once, each time with another error."""
    seen = []
    for (token, _), kind in zip(seven, KINDS, strict=True):
        error, orders = kind("no answer"), []
        server = Server(functions, seven, 0.2, fails={token: error})
        end = await end_after(student, server, orders)
        await asyncio.sleep(LATER)
        seen.append([orders, end, server.asked])
    return seen


@scenario(clock="fast")
async def cancelled(student, functions, observer, seven):
    """A reader is cancelled while it waits for the first page, or for a later one."""
    seen = []
    for place, (token, _) in enumerate(seven):
        server, orders = Server(functions, seven, {token: 9.0}, cleaning=0.5), []

        async def read(server=server, orders=orders):
            with observer.calling():
                async for order in opened(student, server.fetch_page):
                    orders.append(order)

        task = asyncio.create_task(read())
        await asyncio.sleep(1)
        if task.done():
            task.result()
            raise ScenarioStopped(f"it ended before page {place + 1} of {len(seven)} was fetched")
        answer = await observer.cancel(task)
        last = f"{answer['seconds']:.1f}"
        await asyncio.sleep(LATER)
        seen.append([answer["cancelled"], last, len(server.asked) - place])
    return seen


@scenario(clock="fast", limit=900)
async def minutes(student, functions, observer, waits):
    """Slow fetches, and a slow reader: when each order came."""
    pages = [(None, ["first", "second"]), ("", []), (0, ["third"])]
    seconds = dict(zip([None, "", 0], waits.fetches, strict=True))
    server, came = Server(functions, pages, seconds), []
    async for order in opened(student, server.fetch_page):
        came.append([order, observer.seconds()])
        await asyncio.sleep(waits.work)
    return came, observer.seconds()


@scenario(clock="fast")
async def readers(student, functions, shelf):
    """All books at the same time, by readers with some work on each order; the first ones again."""

    async def read(pages):
        orders = []
        end = await end_after(student, Server(functions, pages, 0.5), orders, 0.1)
        return [orders, end]

    together = await asyncio.gather(*map(read, shelf[:-2]))
    return [*together, *[await read(pages) for pages in shelf[:3]]]


@scenario(clock="fast", limit=20)
async def thousands(student):
    """Pages of two orders each: how many of them are still there, at most, while they are read."""
    kept = weakref.WeakSet()

    async def fetch_page(number):
        if number is not None and number % 5 == 0:
            await asyncio.sleep(0)
        page = [Record(), Record()]
        kept.update(page)
        number = 1 if number is None else number + 1
        return page, number if number < MANY else None

    count = most = 0
    async for _ in opened(student, fetch_page):
        count += 1
        if count % 500 == 0:
            gc.collect()
            most = max(most, len(kept))
    return count, most


# -- what is asked


def on_time(at, due, what):
    if abs(at - due) > 0.05:
        raise TimeMissed(f"expected {what} after {due:.1f} s, it came after {at:.1f} s")


def orders_of(pages):
    return [order for _, orders in pages for order in orders]


def pages_up_to(pages, number):
    """How many pages must have been fetched to know so many orders."""
    fetched = 0
    while number > sum(len(orders) for _, orders in pages[:fetched]):
        fetched += 1
    return fetched


def lengths(pages):
    return f"pages of {', '.join(str(len(orders)) for _, orders in pages)} orders"


@points(2)
def test_every_order(whole_shelf):
    """Every order of every page is yielded, in the order of the server."""
    for pages, (orders, _, _) in zip(whole_shelf.inputs, whole_shelf.value.plain, strict=True):
        expect(orders, orders_of(pages), lengths(pages))


@points(2)
def test_the_end(whole_shelf):
    """It ends after the page with no next token: not at an empty page, nor at a token like 0."""
    books = [*zip(whole_shelf.inputs, whole_shelf.value.plain, strict=True)]
    ends_at_false_tokens = all(
        asked == up_to_a_false_token(pages) for pages, (_, _, asked) in books
    )
    for pages, (_, end, asked) in books:
        tokens = [token for token, _ in pages]
        if asked != tokens and asked == tokens[: len(asked)]:
            what = f"it ended after page {len(asked)} of {len(tokens)}"
            empty = asked and not pages[len(asked) - 1][1]
            after = f"{what}, {'which is empty, and ' * bool(empty)}whose next token is {tokens[len(asked)]!r}"
            if ends_at_false_tokens:
                headline = "A token that counts as false was taken for the end."
                raise Shows(after, "falsy-dropped", headline)
            raise AssertionError(f"{lengths(pages)}: {after}")
        expect(asked, tokens, f"{lengths(pages)}: the tokens that `fetch_page` got")
        expect(end, "the end", f"{lengths(pages)}: how it ended")


def up_to_a_false_token(pages):
    """The tokens of the pages that are fetched by who takes a false token for the last one."""
    tokens = [token for token, _ in pages]
    false = (n for n, token in enumerate(tokens) if n and not token)
    return tokens[: next(false, len(tokens))]


@points(3)
def test_only_when_it_is_asked_for(as_it_is_read):
    """A page is fetched only when an order is asked for that is on it, or behind it."""
    pages = as_it_is_read.inputs
    for asks, fetched in enumerate(as_it_is_read.value.plain[0]):
        what = f"{lengths(pages)}: pages fetched while the reader works on order {asks}"
        what = what if asks else "pages fetched before the first order was asked for"
        expect(fetched, pages_up_to(pages, asks), what)


@points(1)
def test_nothing_after_the_end(as_it_is_read):
    """Whoever asks on after the end gets no order, and no page is fetched."""
    for order, fetched in as_it_is_read.value.plain[1]:
        assert order == "nothing", f"somebody asked on after the end, and got {order!r}"
        expect(
            fetched,
            len(as_it_is_read.inputs),
            "somebody asked on after the end: pages fetched by then, in all",
        )


@points(2)
def test_nothing_after_leaving(left_early):
    """When the reader leaves early, nothing more is fetched."""
    for number, fetched in left_early.value.plain:
        wanted = pages_up_to(left_early.inputs, number)
        after = f"order {number}" if number else "no order at all"
        what = f"{lengths(left_early.inputs)}: pages fetched, if the reader leaves after {after}"
        expect(fetched, wanted, what)


@points(2, shows="swallowed-error")
def test_an_error_comes_out(errors):
    """An error of `fetch_page` comes out as it is, after the orders of the earlier pages."""
    pages = errors.inputs
    for place, (orders, end, _) in enumerate(errors.value.plain):
        before = orders_of(pages[:place])
        if orders != before:
            raise NotSeen(
                f"page {place + 1} fails: expected the orders {before} before that, got {orders}"
            )
        wanted = f"{KINDS[place].__name__}: no answer"
        expect(end, wanted, f"page {place + 1} of {len(pages)} fails: what came out")


@points(1)
def test_no_page_twice(errors):
    """A page that fails is not fetched again, and none after it."""
    errors.started("fetch_page")
    for place, (_, _, asked) in enumerate(errors.value.plain):
        failing = pages_of(errors)[place]
        if asked.count(failing) > 1:
            what = f"page {place + 1} fails, and was fetched {asked.count(failing)} times"
            raise Shows(what, "called-again", "A page that failed was fetched again.")
        expect(len(asked), place + 1, f"page {place + 1} fails: fetches in all")


def pages_of(evidence):
    """The tokens of its pages."""
    return [token for token, _ in evidence.inputs]


@points(2)
def test_a_cancel_ends_the_fetch(cancelled):
    """A reader who is cancelled during a fetch ends as cancelled, when that fetch has ended."""
    for place, (was, seconds, more) in enumerate(cancelled.value.plain):
        at = f"cancelled during the fetch of page {place + 1}"
        assert was, f"{at}, the reader did not end as cancelled"
        assert seconds == "0.5", (
            f"{at}, whose clean-up takes 0.5 s: the reader ended after {seconds} s"
        )
        assert more == 1, f"{at}, and {more - 1} more came after it"
    cancelled.nothing_in_flight("fetch_page")


@points(2)
def test_minutes(minutes):
    """Fetches and readers may take over a minute, and nothing else takes time."""
    came, end = minutes.value.plain
    expect(
        [order for order, _ in came], ["first", "second", "third"], "the orders of a slow server"
    )
    one, two, three = minutes.inputs.fetches
    work = minutes.inputs.work
    wanted = [one, one + work, one + 2 * work + two + three]
    for number, ((_, at), due) in enumerate(zip(came, wanted, strict=True), 1):
        on_time(at, due, f"order {number} to come")
    on_time(end, wanted[-1] + work, "the end to come")


@points(1, shows="polling")
def test_who_waits_is_woken(minutes):
    """Waiting costs no CPU time: you do not look again and again whether a page is there."""
    minutes.started("fetch_page")
    turns = minutes.noticed.turns
    assert turns < 300, f"the event loop ran {turns} iterations, should run fewer than 300"


@points(1)
def test_readers_share_nothing(readers):
    """Readers at the same time, and one after another, each get their own orders in full."""
    shelf = readers.inputs
    for pages, (orders, end) in zip([*shelf[:-2], *shelf[:3]], readers.value.plain, strict=True):
        what = f"several readers, of whom one reads {lengths(pages)}"
        expect(orders, orders_of(pages), f"{what}: its orders")
        expect(end, "the end", f"{what}: how it ended")
    readers.overlapped("fetch_page", len(shelf) - 2)


@points(1)
def test_keeps_one_page(thousands):
    """Of thousands of pages, only the one that is being read is kept."""
    count, most = thousands.value.plain
    expect(count, 2 * MANY, f"orders of {MANY} pages")
    if most > 4:
        raise NotSeen(
            f"pages of 2 orders: {most} orders were still in memory, of {count}; should be 4 at most"
        )
