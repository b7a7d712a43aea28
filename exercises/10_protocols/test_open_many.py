"""Opened at the same time, closed in reverse order, whatever happens."""

import asyncio
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
    within,
)

ASKS = "@asynccontextmanager\nasync def open_many(openers) -> AsyncIterator[list]"

HINTS = (
    "At which lines can it fail, or be cancelled? For each of them: which resources are open then, and "
    "who knows of them? An opener that you cancel may still open something.",
    "`asyncio.TaskGroup` opens at the same time, and waits for all, also when one fails. "
    "`contextlib.AsyncExitStack` closes what was put on it in reverse order, and goes on after an error.",
    "In each task, keep what the opener returned under its place. When the task group has ended, in a "
    "`finally`, put the `aclose` of all that is there on the stack, in the order of the places. Leave the "
    "task group before you `yield`.",
)


class Strike(BaseException):
    """What is no Exception."""


class Resource:
    """Something open. It is equal to all others, cannot be a key, and may count as false."""

    def __init__(self, house, place):
        self.house, self.place = house, place

    def __bool__(self):
        return not self.house.false

    def __eq__(self, other):
        return isinstance(other, Resource)

    async def aclose(self):
        await self.house.close(self.place)


class House:
    """Doors to open, and notes of what was opened and closed, by their places.

    `seconds` are what each opener takes. Those in `fails` and `broken` fail to open and to close. An opener
    that is cancelled cleans up for `cleaning` seconds, and those in `late` open all the same.
    """

    def __init__(
        self,
        functions,
        seconds,
        closing=0.1,
        *,
        fails=(),
        broken=(),
        late=(),
        cleaning=0.5,
        false=False,
    ):
        def failing(places, error, text):
            return lambda place: error(text.format(place)) if place in places else None

        self.slow_open = functions.slow(
            "open",
            dict(enumerate(seconds)),
            fails=failing(fails, LookupError, "door {} is stuck"),
            cleaning=cleaning,
            answer=None,
        )
        fails = failing(broken, OSError, "door {} does not close")
        self.slow_close = functions.slow("aclose", closing, fails=fails, answer=None)
        self.number, self.late, self.false = len(seconds), late, false
        self.called, self.opened, self.failed, self.closed, self.at_work = [], [], [], [], 0
        self.almost_open = []  # those that were cancelled, and opened all the same

    def openers(self):
        return [self.opener(place) for place in range(self.number)]

    def one_opener(self):
        """An opener that opens the next door each time."""
        openers = iter(self.openers())

        async def opener():
            return await next(openers)()

        return opener

    def opener(self, place):
        async def opener():
            self.called.append(place)
            self.at_work += 1
            try:
                await self.slow_open(place)
            except asyncio.CancelledError:
                if place not in self.late:
                    raise
                self.almost_open.append(place)
            except LookupError:
                self.failed.append(place)
                raise
            finally:
                self.at_work -= 1
            self.opened.append(place)
            return Resource(self, place)

        return opener

    async def close(self, place):
        self.closed.append(place)
        self.at_work += 1
        try:
            await self.slow_close(place)
        finally:
            self.at_work -= 1

    def told(self):
        """What has been seen so far, as plain data."""
        return {
            "called": self.called[:],
            "opened": sorted(self.opened),
            "failed": self.failed[:],
            "closed": self.closed[:],
            "almost open": self.almost_open[:],
            "at work": self.at_work,
        }


def leaves_of(error):
    if isinstance(error, BaseExceptionGroup):
        return [leaf for one in error.exceptions for leaf in leaves_of(one)]
    return [error]


def shown_of(error):
    """All that a traceback shows of an error: its group and its chain."""
    found, waiting = [], [error]
    while waiting:
        one = waiting.pop()
        if one is None or any(one is other for other in found):
            continue
        found.append(one)
        waiting += one.exceptions if isinstance(one, BaseExceptionGroup) else []
        waiting.append(one.__cause__ or (None if one.__suppress_context__ else one.__context__))
    return [told_of(one) for one in found]


def told_of(error):
    return f"{type(error).__name__}: {error}".removesuffix(": ")


async def visit(student, observer, house, inside=None):
    """Go in and out, and tell how that ended, and what was seen by then."""
    seen = {"got": None, "left": [], "shown": [], "same": True}
    thrown = None
    try:
        with observer.calling():
            async with student.open_many(house.openers()) as resources:
                seen["got"] = [getattr(one, "place", None) for one in resources]
                seen["list"] = type(resources).__name__
                try:
                    await inside() if inside else None
                except BaseException as error:
                    thrown = error
                    raise
                finally:
                    seen["closed in the block"] = house.closed[:]
    except (ScenarioStopped, NotImplementedError):
        raise
    except BaseException as error:
        seen["left"] = [told_of(leaf) for leaf in leaves_of(error)]
        seen["shown"] = shown_of(error)
        seen["same"] = thrown is None or error is thrown
    else:
        seen["same"] = thrown is None
    return seen | house.told()


async def cancelled(work, *moments):
    """Cancel a visit after so many seconds, each time. What it told, and when it had ended."""
    task, loop = asyncio.create_task(work), asyncio.get_running_loop()
    begin = loop.time()
    for moment in moments:
        loop.call_later(moment, task.cancel)
    return await task, loop.time() - begin


@inputs
def seconds(rng):
    """For several houses, the seconds of each opener; never in the order of the places."""
    houses = [[], [0.5], [0.9, 0.1], [0.5, 0.9, 0.1, 0.5]]
    dozens = [rng.choice([0.1, 0.3, 0.5, 0.7]) for _ in range(rng.randint(24, 40))]
    return [*houses, [0.9, *dozens, 0.1]]


@inputs
def stuck(rng):
    """Seven doors, six times: which are open early, open at 1 s, fail then, or open late. Each in each place."""
    places = rng.sample(range(1, 7), 6)
    turned = [places[n:] + places[:n] for n in range(6)]
    return [SimpleNamespace(early=p[:2], same=p[2], fails=p[3:5], late=p[5]) for p in turned]


@scenario(clock="fast")
async def good_days(student, functions, observer, seconds):
    """One that is never entered, and one that is."""
    seen = []
    for each in seconds:
        unused = House(functions, each)
        manager = student.open_many(unused.openers())
        await asyncio.sleep(1)
        house, begin, entered = House(functions, each, 0.0), observer.seconds(), []

        async def inside(begin=begin, entered=entered):
            entered.append(observer.seconds() - begin)

        told = await visit(student, observer, house, inside)
        seen.append([len(unused.called), told, *entered])
        del manager
    house = House(functions, [0.1, 0.3, 0.2], 0.0)
    async with student.open_many([house.one_opener()] * 3) as resources:
        same = [one.place for one in resources]
    return seen, [same, house.closed]


ENDS = [
    LookupError("no paper"),
    Strike("no work"),
    KeyError(0),
    asyncio.CancelledError(),
    TimeoutError(),
]


@scenario(clock="fast")
async def block_fails(student, functions, observer):
    seen = []
    for error in ENDS:

        async def inside(error=error):
            await asyncio.sleep(0.1)
            raise error

        seen.append(await visit(student, observer, House(functions, [0.3, 0.1, 0.2]), inside))
    return seen


@scenario(clock="fast")
async def an_error_in_the_block(student, functions, observer):
    with observer.calling():
        async with student.open_many(House(functions, [0.3, 0.1]).openers()):
            raise LookupError("no paper")


def half_open(functions, stuck, **how):
    """Two doors are open after 0.2 s. At 1 s three more open, or two of them fail. Two take a minute."""
    seconds = dict.fromkeys(range(7), 60.0) | dict.fromkeys(stuck.early, 0.2)
    seconds |= dict.fromkeys([*stuck.fails, stuck.same], 1.0)
    return House(functions, [seconds[place] for place in range(7)], late=[stuck.late], **how)


@scenario(clock="fast", shuffled=True)
async def openers_fail(student, functions, observer, stuck):
    """Two openers fail in the same moment in which a third one opens, many times; then a single one."""
    houses = [half_open(functions, each, fails=each.fails) for each in stuck * 2]
    houses += [House(functions, [0.2, 1.0, 9.0], fails=[place]) for place in (2, 1, 0)]
    seen, times = [], []
    for house in houses:
        begin = observer.seconds()
        seen.append(await visit(student, observer, house))
        times.append(observer.seconds() - begin)
    return seen, times


@scenario(clock="fast", shuffled=True)
async def cancelled_opening(student, functions, observer, stuck):
    """Cancelled while some are open, as some are about to open, when all open late; one does not close."""

    async def one(moment, house):
        return await cancelled(visit(student, observer, house), moment)

    seen = [await one(moment, half_open(functions, stuck[0])) for moment in (0.1, 0.2, 0.5, 1.5)]
    seen += [await one(1.0, half_open(functions, each)) for each in stuck]
    seen.append(await one(0.5, House(functions, [0.1, 9.0, 9.0], late=[1, 2])))
    return seen, await one(0.5, House(functions, [0.1, 9.0], broken=[0]))


BROKEN = [[0], [1], [2], [0, 2], [0, 1, 2]]


@scenario(clock="fast")
async def closing_fails(student, functions, observer):
    """Some do not close: after a good block, a block that failed, and an opener that failed."""

    async def failing():
        raise LookupError("no paper")

    seen = []
    for broken in BROKEN:
        for inside in (None, failing):
            house = House(functions, [0.3, 0.1, 0.2], broken=broken)
            seen.append(await visit(student, observer, house, inside))
        house = House(functions, [0.3, 0.1, 0.2, 0.5], broken=broken, fails=[3])
        seen.append(await visit(student, observer, house))
    return seen


MOMENTS = [[0.2], [1.0], [2.0], [4.0], [1.0, 1.2], [1.0, 2.4]]
"""When a visit is cancelled: in the block, and once or twice while it closes four doors."""


@scenario(clock="fast")
async def cancelled_later(student, functions, observer):
    seen = []
    for moments in MOMENTS:
        visiting = visit(
            student, observer, House(functions, [0.1] * 4, 1.0), lambda: asyncio.sleep(0.4)
        )
        seen.append(await cancelled(visiting, *moments))
    house = House(functions, [0.1] * 4, 1.0, broken=[1])
    return [*seen, await cancelled(visit(student, observer, house), 0.6)]


@scenario(clock="fast", limit=1500)
async def minutes(student, functions, observer):
    """Opening, the block and closing take over a minute each; also after a failure and a cancellation."""
    house = House(functions, [70.0, 80.0], 65.0)
    async with student.open_many(house.openers()):
        await asyncio.sleep(75)
    seen = [[house.told(), observer.seconds()]]
    for fails in ([1], []):
        house = House(functions, [70.0, 80.0, 900.0], 65.0, fails=fails, cleaning=66.0)
        seen.append(await cancelled(visit(student, observer, house), 900.0 if fails else 75.0))
    return seen


@scenario(clock="fast")
async def at_once(student, functions, observer, seconds):
    """All houses at the same time, one inside the other, too."""
    houses = [House(functions, each, 0.0, false=True) for each in seconds * 2]

    async def inside():
        return await visit(
            student, observer, House(functions, [0.3, 0.1]), lambda: asyncio.sleep(0.2)
        )

    return await asyncio.gather(*(visit(student, observer, house, inside) for house in houses))


# -- what is asked


def must_be_closed(told, what):
    """Each that was opened is closed, once, in reverse order, and nothing is at work any more."""
    opened, closed = told["opened"], told["closed"]
    if not told["called"]:
        raise NotSeen(f"{what}: nothing was opened")
    left = [place for place in opened if place not in closed]
    if left and set(left) <= set(told["almost open"]):
        how = "was cancelled, and returned a resource all the same, which was never closed"
        raise AssertionError(f"{what}: opener {left[0]}, counted from 0, {how}")
    assert not left, (
        f"{what}: opened {opened}, closed {closed or 'nothing'}, and never {left} (openers, counted from 0)"
    )
    twice = sorted({place for place in closed if closed.count(place) > 1})
    if twice:
        told_twice = f"{what}: resource {twice[0]}, counted from 0, was closed {closed.count(twice[0])} times"
        raise Shows(told_twice, "called-again", "A resource was closed more than once.")
    assert closed == opened[::-1], (
        f"{what}: expected closing in the order {opened[::-1]}, got {closed} (openers, counted from 0)"
    )
    assert not told["at work"], (
        f"{what}: it ended while {told['at work']} were still opening or closing"
    )


def is_closed(told):
    return sorted(told["closed"]) == told["opened"]


def must_show(told, errors, what):
    for error in errors:
        shown = ", ".join(told["shown"]) or "nothing"
        assert error in told["shown"], f"{what}: {error!r} was lost. The traceback shows: {shown}"


@points(2)
def test_opens_all(good_days):
    """The block gets a list of all resources, in the order of the openers."""
    for each, (_, told, *_) in zip(good_days.inputs, good_days.value.plain[0], strict=True):
        came_in(told, f"{len(each)} openers")
        expect(
            told["got"],
            list(range(len(each))),
            f"{len(each)} openers: whose resources the block got (openers, counted from 0)",
        )
        expect(told["list"], "list", "what the block gets")
        expect(
            sorted(told["called"]),
            list(range(len(each))),
            "openers that were called, counted from 0",
        )
    same, _ = good_days.value.plain[1]
    expect(
        sorted(same), [0, 1, 2], "one opener, three times in the list: which of its three resources"
    )


def came_in(told, what):
    if told["got"] is None:
        raise NotSeen(
            f"{what}: the block did not run, {', '.join(told['left']) or 'nothing'} came out"
        )


@points(2)
def test_at_the_same_time(good_days):
    """All openers run at the same time: the block runs when the slowest has opened."""
    for each, (_, told, *entered) in zip(good_days.inputs, good_days.value.plain[0], strict=True):
        came_in(told, f"{len(each)} openers")
        slowest = max(each, default=0)
        within(entered[0], over=slowest - 0.1, under=slowest + 0.4, what=f"opening {len(each)}")
    good_days.overlapped("open", max(map(len, good_days.inputs)))


@points(1)
def test_nothing_before_the_block(good_days):
    """Nothing is opened before `async with` enters the block."""
    for each, (before, told, *_) in zip(good_days.inputs, good_days.value.plain[0], strict=True):
        came_in(told, f"{len(each)} openers")
        assert not before, (
            f"{before} of {len(each)} openers were called before `async with` entered the block"
        )


@points(2)
def test_closes_in_reverse(good_days):
    """At the end of the block, each is closed, once, in reverse order."""
    for each, (_, told, *_) in zip(good_days.inputs, good_days.value.plain[0], strict=True):
        came_in(told, f"{len(each)} openers")
        if each:
            must_be_closed(told, f"{len(each)} openers")
    same, closed = good_days.value.plain[1]
    assert closed == same[::-1], (
        f"one opener, three times: the block got its resources {same}, which were closed in the order {closed}"
    )


@points(2)
def test_closes_after_an_error(block_fails):
    """When the block ends with an error, all is closed, in reverse order."""
    seen = [*zip(ENDS, block_fails.value.plain, strict=True)]
    open_after = [error for error, told in seen if told["called"] and not is_closed(told)]
    if open_after and not any(isinstance(error, Exception) for error in open_after):
        name = type(open_after[0]).__name__
        what = f"after a {name} in the block it was not all closed, after a LookupError it was"
        headline = "The block ended with what is no Exception, and the clean-up did not run."
        raise Shows(what, "base-exception-missed", headline)
    for error, told in seen:
        must_be_closed(told, f"{type(error).__name__} in the block")


@points(1)
def test_the_error_comes_out(block_fails):
    """An error of the block comes out as it is, in no group."""
    for error, told in zip(ENDS, block_fails.value.plain, strict=True):
        came_in(told, "three openers")
        name = type(error).__name__
        assert told["left"], f"the block raised {name}, and nothing came out of `async with`"
        assert told["same"], (
            f"the block raised {name}, and another exception came out: {told['shown']}"
        )


@points(1)
def test_no_group(an_error_in_the_block):
    """A LookupError in the block can be caught as a LookupError."""
    an_error_in_the_block.raised(LookupError)


@points(1)
def test_one_after_another(cancelled_later, closing_fails):
    """One resource is closed after another."""
    for evidence in (closing_fails, cancelled_later):
        evidence.started("aclose")
        most = evidence.peak("aclose")
        assert most == 1, f"expected one `aclose()` after another, got {most} at the same time"


@points(2)
def test_closes_after_a_cancel(cancelled_later):
    """When the block is cancelled, all is closed in reverse order, and it ends as cancelled."""
    told, seconds = cancelled_later.value.plain[0]
    came_in(told, "four openers")
    must_be_closed(told, "cancelled in the block")
    assert told["left"] == ["CancelledError"], (
        f"expected CancelledError to come out, got {told['left']}"
    )
    if cancelled_later.peak("aclose") == 1:  # or else another check tells
        on_time(seconds, 4.2, "cancelled after 0.2 s, with four that take 1 s each to close")


def on_time(seconds, due, what, late=0.4):
    if not due - 0.1 < seconds < due + late:
        raise TimeMissed(f"{what}: expected it to end after {due:.1f} s, it took {seconds:.1f} s")


@points(3)
def test_an_opener_fails(openers_fail):
    """When an opener fails, what is open is closed, and the block does not run."""
    told_all, _ = openers_fail.value.plain
    for told in told_all:
        assert told["got"] is None, "an opener failed, and the block ran all the same"
        must_be_closed(told, "an opener failed")


@points(1)
def test_stops_the_others(openers_fail):
    """When an opener fails, those at work are cancelled, and it waits for their end."""
    told_all, times = openers_fail.value.plain
    for told, seconds in zip(told_all[:12], times, strict=False):
        must_be_at_rest(told, "an opener failed")
        assert seconds < 59, (
            f"an opener failed after 1 s, and it took {seconds:.1f} s to end: it waited for openers that take 60 s"
        )
        stops = "after 1 s, with clean-up and closing of up to 1 s"
        on_time(seconds, 1.5, f"an opener failed {stops}", late=0.9)


def must_be_at_rest(told, what):
    if not told["called"]:
        raise NotSeen(f"{what}: nothing was opened")
    assert not told["at work"], (
        f"{what}: it ended while {told['at work']} were still opening or closing"
    )


@points(2)
def test_errors_of_openers(openers_fail):
    """The errors of all openers that fail come out, also of two in the same moment."""
    told_all, _ = openers_fail.value.plain
    for told in told_all[: len(openers_fail.inputs) * 2]:
        # Who cancels at once may stop the second one before it has failed: only what was raised can be lost.
        both = [f"LookupError: door {place} is stuck" for place in told["failed"]]
        known = [error for error in both if error in told["left"]]
        assert known, (
            f"expected {both[0] if both else 'a LookupError'} to come out, got {told['left'] or 'nothing'}"
        )
        lost = [error for error in both if error not in told["shown"]]
        if lost and not any(told["at work"] for told in told_all):
            what = (
                f"two openers failed at the same moment: {known[0]!r} came out, {lost[0]!r} did not"
            )
            headline = "Several openers failed, and only the first error was seen."
            raise Shows(what, "second-error-lost", headline)
        must_show(told, both, "two openers failed at the same moment")
    for place, told in zip((2, 1, 0), told_all[12:], strict=True):
        wanted = f"LookupError: door {place} is stuck"
        assert wanted in told["left"], (
            f"expected {wanted} to come out, got {told['left'] or 'nothing'}"
        )


def must_be_cancelled(told, what):
    came = told["shown"][:1] or ["nothing"]
    assert came == ["CancelledError"], f"{what}: expected CancelledError to come out, got {came[0]}"


@points(2)
def test_cancelled_while_opening(cancelled_opening):
    """When it is cancelled while it opens, all is stopped and closed, and it ends as cancelled."""
    seen, (broken, _) = cancelled_opening.value.plain
    for told, _ in seen:
        must_be_closed(told, "cancelled while it opened")
        must_be_cancelled(told, "cancelled while it opened")
        assert told["got"] is None, "cancelled while it opened, and the block ran all the same"
    must_be_closed(broken, "cancelled while it opened, and one did not close")
    must_show(broken, ["OSError: door 0 does not close"], "cancelled while it opened")
    on_time(
        seen[3][1], 2.0, "cancelled after 1.5 s, with clean-up and closing of up to 1 s", late=0.9
    )


def cases_of_closing():
    for broken in BROKEN:
        yield broken, "after a good block", []
        yield broken, "after an error in the block", ["LookupError: no paper"]
        yield broken, "after an opener had failed", ["LookupError: door 3 is stuck"]


def shown_places(places):
    return f"{' and '.join(map(str, places))} (counted from 0)"


@points(2)
def test_goes_on_closing(closing_fails):
    """When one fails to close, the others are closed all the same, in order."""
    for (broken, when, _), told in zip(cases_of_closing(), closing_fails.value.plain, strict=True):
        must_be_closed(told, f"{when}, where closing fails for {shown_places(broken)}")


@points(2)
def test_no_error_is_lost(closing_fails):
    """An error of closing comes out, together with the error that came before it."""
    for (broken, when, before), told in zip(
        cases_of_closing(), closing_fails.value.plain, strict=True
    ):
        what = f"{when}, closing failed for {shown_places(broken)}"
        if not set(broken) & set(told["closed"]):
            raise AssertionError(
                f"{when}: {shown_places(broken)} was never closed, so it did not fail"
            )
        wanted = [f"OSError: door {place} does not close" for place in broken]
        if not set(wanted) & set(told["shown"]):
            shown = ", ".join(told["shown"]) or "nothing"
            raise Shows(
                f"{what}, and no error of closing came out. The traceback shows: {shown}",
                "swallowed-error",
                "An error of closing came out nowhere.",
            )
        must_show(told, before, what)


@points(2)
def test_cancelled_while_closing(cancelled_later):
    """When it is cancelled while it closes, the others are closed, and no error of closing is lost."""
    *plain, broken = (told for told, _ in cancelled_later.value.plain)
    for told, moments in zip(plain[1:], MOMENTS[1:], strict=True):
        came_in(told, "four openers")
        what = f"cancelled {'once' if len(moments) == 1 else 'twice'} while it closed"
        opened, closed = told["opened"], told["closed"]
        cut_short = len(closed) < len(opened) and closed == opened[::-1][: len(closed)]
        if cut_short and is_closed(plain[0]):  # in the block a cancellation does no harm
            raise Shows(
                f"{what} four resources: {len(opened) - len(closed)} of them stayed open",
                "cleanup-cut-short",
                "The clean-up was cancelled before it had ended.",
            )
        must_be_closed(told, what)
        must_be_cancelled(told, what)
    what = "cancelled while it closed, and one did not close"
    must_be_closed(broken, what)
    must_show(broken, ["OSError: door 1 does not close"], what)


@points(1)
def test_minutes(minutes):
    """Opening, the block and closing may take over a minute each."""
    good, failed, cancel = minutes.value.plain
    for what, (told, seconds), due in (
        ("80 s to open, 75 s in the block, and twice 65 s to close", good, 80 + 75 + 2 * 65),
        (
            "a failure after 80 s, others cancelled with 66 s of clean-up, 65 s to close",
            failed,
            80 + 66 + 65,
        ),
        ("cancelled after 75 s, 66 s of clean-up, 65 s to close", cancel, 75 + 66 + 65),
    ):
        must_be_closed(told, what)
        on_time(seconds, due, what)


@points(1, shows="polling")
def test_who_waits_is_woken(minutes):
    """Waiting costs no CPU time: it does not look again and again whether something is open."""
    minutes.started("open")
    turns = minutes.noticed.turns
    assert turns < 200, f"the event loop ran {turns} iterations, should run fewer than 200"


@points(1)
def test_at_once(at_once):
    """Several at the same time, and one inside another, do not disturb each other."""
    for each, told in zip(at_once.inputs * 2, at_once.value.plain, strict=True):
        came_in(told, f"{len(each)} openers")
        what = f"many at the same time, one of them with {len(each)} openers"
        expect(
            told["got"],
            list(range(len(each))),
            f"{what}: whose resources its block got (openers, counted from 0)",
        )
        early = told["closed in the block"]
        assert not early, f"{what}: {len(early)} were closed before the block had ended"


@points(1, shows="falsy-dropped")
def test_counts_as_false(at_once, good_days):
    """A resource that counts as false is closed like any other."""
    if any(told["opened"] != told["closed"][::-1] for _, told, *_ in good_days.value.plain[0]):
        raise NotSeen("those that count as true are not closed in reverse order either")
    for each, told in zip(at_once.inputs * 2, at_once.value.plain, strict=True):
        if each:
            must_be_closed(told, f"{len(each)} openers")
