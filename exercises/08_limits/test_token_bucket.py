"""So many in a time, in any time."""

import asyncio
import time
from types import SimpleNamespace

from grader import NotSeen, TimeMissed, apart, expect, inputs, points, scenario, within

ASKS = """
class RateLimit:
    def __init__(self, rate, per, burst) -> None
    async def acquire(self) -> None
"""

HINTS = (
    "You need no real bucket, and nobody who fills it. When somebody comes, how long ago did the "
    "bucket change last, and how many tokens have arrived since then?",
    "`loop.time()` is the clock. An `asyncio.Lock` lets the callers in one at a time, in the order "
    "in which they came. It is free again when the one who has it is cancelled.",
    "Store one number: the moment at which the bucket will be full again. Each token that is taken "
    "moves it by `per / rate`. Inside the lock, compute from it how long to wait, sleep, and only "
    "then move it.",
)

EXACT = 0.02
"""Seconds by which a time on the fast clock may be off."""
PATIENCE = 30.0
"""Seconds after which those who wait in a line from which others leave are given up."""


# All scenarios on the fast clock are shuffled: a timer moves the clock by a part of a nanosecond then,
# as on the wall. Otherwise who sleeps for less than a float can tell would sleep for ever.


class Callers:
    """Those who call `acquire`: when they asked, and when they got through."""

    def __init__(self, functions, observer, limit):
        self.send = functions.plain("send")
        self.observer, self.limit = observer, limit
        self.asked, self.got = {}, {}

    async def call(self, name, at=0.0):
        """Ask at a moment, and send a request."""
        await asyncio.sleep(at - self.observer.seconds() if at else 0)
        await self.call_now(name)

    async def call_now(self, name):
        """Ask before anybody else has a turn."""
        self.asked[name] = self.observer.seconds()
        await self.limit.acquire()
        self.got[name] = self.observer.seconds()
        self.send(name)

    async def call_all(self, times):
        """One caller for each of these moments."""
        await asyncio.gather(*(self.call(name, at) for name, at in enumerate(times)))

    @property
    def seen(self):
        """Who asked when, and got through when, in the order in which they asked."""
        return [(name, at, self.got.get(name)) for name, at in self.asked.items()]


@inputs
def settings(rng):
    """Several limits: rate, per, burst, and how many callers come at once."""
    some = [
        (rng.choice([3, 5, 7]), rng.choice([0.5, 0.7]), 1),
        (rng.choice([10, 30]), 60.0, rng.randint(4, 7)),
        (rng.choice([2, 3]), rng.choice([7.0, 10.0]), rng.randint(11, 15)),
        (rng.choice([100, 200]), 1.0, rng.randint(20, 30)),
        (1, rng.choice([66.0, 70.0]), 2),
    ]
    return [(*one, one[2] + rng.randint(3, 5)) for one in some]


@inputs
def ups_and_downs(rng):
    """When callers come to a limit of 4 in 2 seconds, with a burst of 6: crowds, and quiet times."""
    times, now = [], 0.0
    for _ in range(9):
        now += rng.choice([0.9, 1.9, 2.3, 3.3, 7.7, 40.0])
        crowd = rng.choice([1, 2, 5, 8, 11])
        times += [now + rng.choice([0.0, 0.1, 0.3]) for _ in range(crowd)]
    # A crowd at the end of a window of 2 seconds, whose start is that of the first or of the clock,
    # and the next one right after it. Then nothing for minutes, a crowd, and two when the bucket has been
    # empty for the time of more than one token, and less than two.
    late = times[0] + 200.0
    late -= late % 2
    return sorted(
        [*times, *[late + 1.9] * 9, *[late + 2.1] * 9, *[late + 300.0] * 12, *[late + 303.8] * 2]
    )


BUSY = SimpleNamespace(rate=3, per=2.0, burst=2, seconds=240.0)
WORK = [0.1, 0.9, 0.3, 1.1, 0.2]
"""Seconds of work, in turn: less than a token takes in the mean, and never so long that the bucket fills up."""


@inputs
def standing(rng):
    """Which of nine who wait in line are cancelled: always the first and the last, and some others."""
    return [1, *sorted(rng.sample(range(2, 9), 3)), 9]


@scenario
async def six_at_once(student, functions, observer):
    limit = student.RateLimit(2, 1.0, 3)
    callers = Callers(functions, observer, limit)
    with observer.calling():
        await callers.call_all([0.0] * 6)
    return callers.seen


@scenario(clock="fast", shuffled=True)
async def several_limits(student, functions, observer, settings):
    """One after another: the rate, per and burst of each, and what was seen."""
    found = []
    for rate, per, burst, number in settings:
        callers = Callers(functions, observer, student.RateLimit(rate, per, burst))
        await callers.call_all([0.0] * number)
        found.append((rate, per, burst, callers.seen))
    return found


@scenario(clock="fast", shuffled=True)
async def crowds(student, functions, observer, ups_and_downs):
    callers = Callers(functions, observer, student.RateLimit(4, 2.0, 6))
    await callers.call_all(ups_and_downs)
    return callers.seen


@scenario(clock="fast", shuffled=True)
async def busy_caller(student, functions, observer):
    """One caller who always has more to do; how many requests it sent."""
    limit, number = student.RateLimit(BUSY.rate, BUSY.per, BUSY.burst), 0
    send = functions.slow("send", {n: WORK[n % len(WORK)] for n in range(1000)})
    while observer.seconds() < BUSY.seconds:
        await limit.acquire()
        await send(number)
        number += 1
    return number


@scenario(clock="fast", shuffled=True)
async def one_comes_as_a_token_arrives(student, functions, observer):
    """Twice as many come as there are tokens; every second one as a token arrives."""
    callers = Callers(functions, observer, student.RateLimit(2, 1.0, 1))
    await callers.call_all([number * 0.25 for number in range(40)])
    return callers.seen


@scenario(clock="fast", shuffled=True)
async def one_comes_before_the_line_notices(student, functions, observer):
    """Ten times: three come at once. The loop is busy as the next token arrives, and then the fourth comes."""
    seen = []
    for first in range(0, 40, 4):
        callers = Callers(functions, observer, student.RateLimit(2, 1.0, 1))
        tasks = [asyncio.create_task(callers.call(first + n)) for n in range(3)]
        await asyncio.sleep(0.4)
        time.sleep(0.2)  # noqa: ASYNC251  # others keep the loop busy
        tasks.append(asyncio.create_task(callers.call_now(first + 3)))
        await asyncio.wait(tasks, timeout=PATIENCE)
        await go_home(tasks)
        seen += callers.seen
    return seen


async def in_line(callers, leaving, at):
    """Ten come at the start; those who leave are cancelled at that moment."""
    tasks = [asyncio.create_task(callers.call(name)) for name in range(10)]
    await asyncio.sleep(at)
    for name in leaving:
        tasks[name].cancel()
    await asyncio.wait(tasks, timeout=PATIENCE)
    stayed = [(name, callers.got.get(name)) for name in leaving if not tasks[name].cancelled()]
    await go_home(tasks)
    return stayed


async def go_home(tasks):
    """Those who never got through leave."""
    stuck = [task for task in tasks if task.cancel()]
    if stuck:
        await asyncio.wait(stuck, timeout=1.0)


@scenario(clock="fast", shuffled=True)
async def some_leave(student, functions, observer, standing):
    callers = Callers(functions, observer, student.RateLimit(2, 1.0, 1))
    stayed = await in_line(callers, standing, 0.2)
    return callers.seen, stayed


@scenario(clock="fast", shuffled=True)
async def all_leave(student, functions, observer):
    """All who wait leave, and two that come after them, one by one; then four come much later."""
    callers = Callers(functions, observer, student.RateLimit(2, 1.0, 2))
    await in_line(callers, range(2, 10), 0.3)
    for name in "first", "second":
        task = asyncio.create_task(callers.call(name))
        await asyncio.sleep(0.05)
        task.cancel()
        await asyncio.wait([task], timeout=PATIENCE)
    await asyncio.sleep(1.0)
    begin = observer.seconds()
    late = [f"late {number}" for number in range(4)]
    tasks = [asyncio.create_task(callers.call(name)) for name in late]
    await asyncio.wait(tasks, timeout=PATIENCE)
    await go_home(tasks)
    found = [callers.got.get(name) for name in late]
    return [got and got - begin for got in found]


@scenario(clock="fast", shuffled=True)
async def one_leaves_as_its_token_arrives(student, functions, observer):
    """A dozen times: when the third got through, and whether the second was cancelled."""
    found = []
    for _ in range(12):
        begin = observer.seconds()
        callers = Callers(functions, observer, student.RateLimit(2, 1.0, 1))
        tasks = [asyncio.create_task(callers.call(name)) for name in range(3)]
        await asyncio.sleep(0.5)
        tasks[1].cancel()
        await asyncio.wait(tasks, timeout=PATIENCE)
        await go_home(tasks[2:])
        third = callers.got.get(2)
        found.append((tasks[1].cancelled(), third and third - begin))
    return found


@scenario(clock="fast", shuffled=True)
async def one_leaves_before_the_line_notices(student, functions, observer):
    """Eight times: the loop is busy as a token arrives, and the one it is for is cancelled meanwhile."""
    found = []
    for number in range(8):
        begin = observer.seconds()
        callers = Callers(functions, observer, student.RateLimit(2, 1.0, 2))
        tasks = [asyncio.create_task(callers.call(name)) for name in range(4)]
        await asyncio.sleep(0.4)
        # The token arrives after 0.1 seconds: the cancel comes before it, or after it.
        cancels_after = 0.15 if number % 2 else 0.05
        asyncio.get_running_loop().call_later(cancels_after, tasks[2].cancel)
        time.sleep(0.2)  # noqa: ASYNC251  # others keep the loop busy
        await asyncio.wait(tasks, timeout=PATIENCE)
        await go_home(tasks[3:])
        last = callers.got.get(3)
        found.append((tasks[2].cancelled(), last and last - begin))
    return found


@scenario(clock="fast", shuffled=True)
async def two_limits(student, functions, observer):
    slow, quick = student.RateLimit(1, 10.0, 1), student.RateLimit(4, 1.0, 2)
    of_slow, of_quick = Callers(functions, observer, slow), Callers(functions, observer, quick)
    await asyncio.gather(of_slow.call_all([0.0] * 3), of_quick.call_all([0.0] * 6))
    return of_slow.seen, of_quick.seen


def over_the_rate(times, rate, per, burst):
    """The shortest stretch with too many in it: its start, its end, and how many; None if there is none."""
    found = [
        (end - start, start, end, later - sooner + 1)
        for later, end in enumerate(times)
        for sooner, start in enumerate(times[: later + 1])
        if later - sooner + 1 > burst + (end - start + 0.001) * rate / per
    ]
    return min(found)[1:] if found else None


def must_keep_the_rate(seen, rate, per, burst):
    times = sorted(got for _, _, got in seen if got is not None)
    if over := over_the_rate(times, rate, per, burst):
        start, end, number = over
        most = int(burst + (end - start + 0.001) * rate / per)
        limit = f"a rate of {rate} in {per:g} s and a burst of {burst}"
        first, last = f"{start:.2f} s", f"{end:.2f} s"
        stretch = f"at {first}" if first == last else f"from {first} to {last}"
        full = all(got < start - burst * per / rate for got in times if got < start)
        why = (
            f": the bucket was full at {start:.2f} s, so the first new token comes {per / rate:g} s "
            "after the first of these"
        )
        raise AssertionError(
            f"with {limit}, expected at most {most} to get through {stretch}, got {number}"
            f"{why * (full and number == burst + 1)}"
        )


def due(asked, rate, per, burst):
    """When each should get through who asked at these moments, in this order."""
    full, times = 0.0, []
    for at in asked:
        times.append(max(at, full - (burst - 1) * per / rate))
        full = max(full, times[-1]) + per / rate
    return times


def must_not_wait_longer(seen, rate, per, burst, late=EXACT):
    """No token may stay unused while somebody waits. Who takes it, another check tells."""
    due_at = due([asked for _, asked, _ in seen], rate, per, burst)
    got_at = sorted(got for _, _, got in seen if got is not None)
    if len(got_at) < len(due_at):
        raise NotSeen(f"{len(due_at) - len(got_at)} of {len(due_at)} did not get through")
    for number, (got, expected) in enumerate(zip(got_at, due_at, strict=True), start=1):
        if got > expected + late:
            raise TimeMissed(
                f"with a rate of {rate} in {per:g} s with a burst of {burst}, token number {number} "
                f"was there at {expected:.2f} s, and a caller waited for it until {got:.2f} s"
            )


@points(1)
def test_six_at_once(six_at_once):
    """With 2 in a second and a burst of 3, six requests are sent in 1.5 seconds."""
    six_at_once.called_times("send", 6)
    must_keep_the_rate(six_at_once.value.plain, 2, 1.0, 3)
    must_not_wait_longer(six_at_once.value.plain, 2, 1.0, 3, late=0.4)
    six_at_once.must_have_returned()
    within(six_at_once.elapsed, under=1.95, what="it")


@points(3, shows="not-a-rate-limit")
def test_never_over_the_rate(six_at_once, several_limits, crowds):
    """In any stretch of `t` seconds no more than `burst + t * rate / per` get through."""
    must_keep_the_rate(six_at_once.value.plain, 2, 1.0, 3)
    for rate, per, burst, seen in several_limits.value.plain:
        must_keep_the_rate(seen, rate, per, burst)
    must_keep_the_rate(crowds.value.plain, 4, 2.0, 6)


def must_have_limited(seen):
    """NotSeen where everybody got through at once: there is no limit to look at."""
    if all(got is not None and got - asked < 0.01 for _, asked, got in seen):
        raise NotSeen("nobody had to wait")


@points(2)
def test_no_longer_than_needed(several_limits, crowds):
    """Nobody waits for longer than until its token arrives, whatever the rate is."""
    must_have_limited([one for *_, seen in several_limits.value.plain for one in seen])
    for rate, per, burst, seen in several_limits.value.plain:
        begin = seen[0][1]
        since = [(name, asked - begin, got and got - begin) for name, asked, got in seen]
        must_not_wait_longer(since, rate, per, burst)
    must_not_wait_longer(crowds.value.plain, 4, 2.0, 6)


@points(2)
def test_the_whole_rate_in_the_long_run(busy_caller):
    """A caller who works between two requests gets at least 90 % of the rate, for minutes."""
    most = BUSY.seconds * BUSY.rate / BUSY.per
    sent = busy_caller.value.plain
    if sent < 0.9 * most:
        raise TimeMissed(
            f"in {BUSY.seconds:g} s, {most:g} tokens arrived, and the bucket was never full: the caller, who "
            f"works between two requests, should get at least 90 %, got {sent} ({sent / most:.0%})"
        )
    assert sent <= most + BUSY.burst + 1, (
        f"in {BUSY.seconds:g} s, {most:g} tokens arrived, but {sent} requests were sent"
    )


def sent(evidence):
    """The callers in the order in which they sent their requests."""
    return [int(call.label) for call in evidence.calls_of("send")]


@points(2)
def test_first_come_first_served(one_comes_as_a_token_arrives, one_comes_before_the_line_notices):
    """Whoever asks first gets through first, even if a token arrives at that moment."""
    for evidence in one_comes_as_a_token_arrives, one_comes_before_the_line_notices:
        must_have_limited(evidence.value.plain)
        if any(got is None for _, _, got in evidence.value.plain):
            raise NotSeen("some did not get through")
    asked = [name for name, _, _ in one_comes_as_a_token_arrives.value.plain]
    what = "callers in the order of their requests, numbered as they came"
    expect(sent(one_comes_as_a_token_arrives), asked, what)
    order = sent(one_comes_before_the_line_notices)
    early = [
        last
        for last in range(3, 40, 4)
        if order.index(last) < max(order.index(last - n) for n in (1, 2, 3))
    ]
    assert not early, (
        f"of three who waited and one who came as the next token had arrived, the last one got "
        f"through before another of them, {len(early)} of 10 times"
    )


@points(1, shows="leaked-permit")
def test_the_others_get_through(some_leave, all_leave):
    """When some leave the line, the others get through."""
    seen, _ = some_leave.value.plain
    must_have_limited(seen)
    left = set(some_leave.inputs)
    stuck = [name for name, _, got in seen if got is None and name not in left]
    assert not stuck, f"after {sorted(left)} had left the line, {stuck} never got through"
    never = [number for number, got in enumerate(all_leave.value.plain) if got is None]
    assert not never, f"after all had left the line, {len(never)} of 4 others never got through"


@points(2)
def test_who_leaves_costs_no_token(some_leave, all_leave):
    """Those who are cancelled while they wait use no token, and all behind them move up."""
    seen, stayed = some_leave.value.plain
    for name, got in stayed:
        if got is not None and got < 0.1:
            raise NotSeen(f"caller {name} got through at {got:.1f} s, before it was cancelled")
        raise AssertionError(f"caller {name} was cancelled, but its `acquire` returned")
    left = set(some_leave.inputs)
    others = [(name, got) for name, _, got in seen if name not in left]
    for place, (name, got) in enumerate(others):
        must_come(f"caller {name}, after {sorted(left)} had left,", got, place * 0.5)
    for number, (got, expected) in enumerate(
        zip(all_leave.value.plain, [0.0, 0.0, 0.5, 1.0], strict=True), start=1
    ):
        who = (
            f"all had left, and 1 s later, with a full bucket of 2, four came at once: "
            f"number {number} of these four"
        )
        must_come(who, got, expected, " after that")


def must_come(who, got, expected, since=""):
    """Somebody must have got through at this moment, told as `0.5 s after that`, or `at 0.5 s`."""
    at = "" if since else "at "
    if got is None:
        raise NotSeen(f"{who} should get through {at}{expected:.1f} s{since}, and never did")
    if abs(got - expected) > EXACT:
        was, _ = apart(got, expected)
        raise TimeMissed(
            f"{who} should get through {at}{expected:.1f} s{since}, got through {at}{was} s{since}"
        )


@points(1)
def test_who_leaves_as_the_token_arrives(
    one_leaves_as_its_token_arrives, one_leaves_before_the_line_notices
):
    """A caller who is cancelled as its token arrives either got it, or the next one gets it."""
    for cancelled, got in one_leaves_before_the_line_notices.value.plain:
        third = "was cancelled" if cancelled else "got through"
        must_come(f"the fourth, when the third {third},", got, 0.6 if cancelled else 1.0)
    for cancelled, got in one_leaves_as_its_token_arrives.value.plain:
        second = "was cancelled" if cancelled else "got through"
        must_come(f"the third, when the second {second},", got, 0.5 if cancelled else 1.0)


@points(1)
def test_limits_are_apart(two_limits):
    """Several `RateLimit` objects do not affect each other."""
    of_slow, of_quick = two_limits.value.plain
    for seen, limit in ((of_slow, (1, 10.0, 1)), (of_quick, (4, 1.0, 2))):
        must_keep_the_rate(seen, *limit)
        must_not_wait_longer(seen, *limit)


@points(1)
def test_nothing_runs_for_nobody(six_at_once, several_limits):
    """Nothing is polled, nothing blocks the event loop, and no task is left."""
    six_at_once.must_have_returned()
    must_have_limited(six_at_once.value.plain)
    six_at_once.left_no_task()
    six_at_once.never_blocked(under=0.3)
    several_limits.never_polled(under=1000)
