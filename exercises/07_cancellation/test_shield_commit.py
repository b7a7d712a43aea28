"""A commit that has started comes to its end, and the cancellation waits for it."""

import asyncio

from grader import TimeMissed, expect, inputs, points, scenario, within

ASKS = "async def save(record, check, commit) -> str"

HINTS = (
    "A cancellation reaches the `await` where you are waiting. For `check` that is right. How can "
    "you wait for `commit` so that it reaches only you, and not the commit?",
    "`asyncio.shield` lets a task go on when the one who waits for it is cancelled. But then nobody "
    "waits for it any more. `task.done()` tells you whether it is over, and `task.result()` how.",
    "Start the commit in a task. As long as it is not done, await `shield(task)` and remember each "
    "`CancelledError`. Afterwards ask for the result first: this raises the error, if there is one. "
    "Then raise what you have remembered. Otherwise return the result.",
)

CLEANING = 0.5
"""Seconds for which a check, or a commit that nobody may cancel, cleans up."""
EMPTY = [("article", "", "no. 17"), ("", "entry", ""), (None, None, None), ([], 0, 0)]
"""Records, entries and numbers, most of which count as false."""
STOPPED = "ended as cancelled"


@inputs
def article(rng):
    what = rng.choice(["letter", "report", "poem", "recipe"])
    return f"{what} {rng.randint(2, 900)}"


@inputs
def readers(rng):
    """What becomes of many saves: each is one of five, and some of them end in the same turn."""
    ends = ["stored", "refused", "failed", "stopped in the check", "stopped in the commit"]
    ends += ["failed after a cancel", *rng.choices(ends, k=rng.randint(12, 18))]
    rng.shuffle(ends)
    return [(end, rng.choice([0.25, 0.5, 0.75])) for end in ends]


def failure(step):
    return LookupError(f"the {step} has failed")


def stand_ins(
    functions,
    seconds=0.4,
    writing=0.8,
    *,
    fails=(),
    entry="entry",
    number="no. 17",
    cleaning=CLEANING,
):
    """A check and a commit. Those that are named in `fails` fail."""

    def slow(name, seconds, answer):
        error = failure(name) if name in fails else None
        how = {"answer": lambda *_: answer, "fails": lambda *_: error, "cleaning": cleaning}
        return functions.slow(name, seconds, **how)

    return slow("check", seconds, entry), slow("commit", writing, number)


@scenario
async def empty(student, functions):
    """One after another, with records, entries and numbers that count as false."""

    async def one(record, entry, number):
        return await student.save(
            record, *stand_ins(functions, 0.1, 0.1, entry=entry, number=number)
        )

    return [await one(*each) for each in EMPTY]


@scenario(clock="fast", limit=170)
async def stored_slowly(student, functions, article):
    entry, number = f"checked {article}", f"no. {article}"
    steps = stand_ins(functions, 70.0, 80.0, entry=entry, number=number, cleaning=0.0)
    return await student.save(article, *steps)


@scenario
async def check_fails(student, functions, article):
    return await student.save(article, *stand_ins(functions, fails=["check"]))


@scenario
async def commit_fails(student, functions, article):
    return await student.save(article, *stand_ins(functions, fails=["commit"]))


@scenario
async def cancelled_in_check(student, functions, observer, article):
    return await observer.cancel_after(0.3, student.save(article, *stand_ins(functions, 1.0)))


@scenario
async def cancelled_in_commit(student, functions, observer, article):
    work = student.save(article, *stand_ins(functions, 0.4, 1.2))
    return await observer.cancel_after(0.7, work)


@scenario
async def cancelled_twice(student, functions, observer, article):
    work = student.save(article, *stand_ins(functions, 0.4, 1.6))
    return await observer.cancel_at([0.7, 1.3], work)


@scenario(clock="fast", limit=170)
async def a_slow_commit(student, functions, observer, article):
    """Of six cancellations, two come in the same turn."""
    work = student.save(article, *stand_ins(functions, 10.0, 150.0, cleaning=0.0))
    return await observer.cancel_at([20.0, 21.0, 40.0, 40.0, 60.0, 95.0], work)


@scenario
async def fails_after_two(student, functions, observer, article):
    work = student.save(article, *stand_ins(functions, 0.3, 1.2, fails=["commit"]))
    return await observer.cancel_at([0.6, 0.9], work)


@scenario(limit=6)
async def cancelled_elsewhere(student, functions, article):
    """Nobody cancels the save, but something else cancels what the commit waits for."""
    check, _ = stand_ins(functions)
    commit = functions.slow("commit", 0.4, fails=lambda _: asyncio.CancelledError())
    return await student.save(article, check, commit)


@scenario
async def timed_out(student, functions, article):
    async with asyncio.timeout(0.7):
        return await student.save(article, *stand_ins(functions, 0.4, 1.0))


class Store:
    """Where one save writes; it notes what happens. Check and commit take half a second each.

    The save is cancelled at the moment at which the step called `last` ends.
    """

    def __init__(self, functions, fails=(), last=""):
        self.checks, self.writes = stand_ins(functions, 0.5, 0.5, fails=fails)
        self.notes, self.heard, self.last, self.task = [], [], last, None

    def cancel(self):
        self.heard.append(self.task.cancel())

    def begins(self, step):
        if step == self.last:
            asyncio.get_running_loop().call_later(0.5, self.cancel)

    async def check(self, record):
        self.begins("check")
        return await self.checks(record)

    async def commit(self, entry):
        self.notes.append("commit began")
        self.begins("commit")
        number = await self.writes(entry)
        self.notes.append("commit ended")
        return number


async def one_save(student, functions, moments=(), fails=(), last=""):
    """Start a save, cancel it at these moments, and tell how it ended and what was noted."""
    store, loop = Store(functions, fails, last), asyncio.get_running_loop()
    store.task = asyncio.create_task(student.save("article", store.check, store.commit))
    for moment in moments:
        loop.call_later(moment, store.cancel)
    try:
        end = f"returned {await store.task}"
    except asyncio.CancelledError:
        end = STOPPED
    except Exception as error:
        end = f"raised {error!r}"
    if last:
        await asyncio.sleep(0.01)  # what ends at the same moment may do so in either order
    return end, [*store.notes], any(store.heard)


@scenario(clock="fast", shuffled=True, limit=120)
async def just_as_it_ends(student, functions):
    """Cancelled as the check ends, or the commit; half of the latter a moment before as well."""
    earlier = [[], [0.75]] * 10

    async def as_the_commit(**how):
        return [await one_save(student, functions, each, last="commit", **how) for each in earlier]

    return {
        "check": [await one_save(student, functions, last="check") for _ in earlier],
        "commit": await as_the_commit(),
        "failing": await as_the_commit(fails=["commit"]),
    }


MOMENTS = {"stopped in the check": [0.25], "stopped in the commit": [0.75, 0.875]}
MOMENTS["failed after a cancel"] = [0.75]
FAILS = {"refused": ["check"], "failed": ["commit"], "failed after a cancel": ["commit"]}


@scenario
async def a_busy_hour(student, functions, readers):
    """Many saves at the same time, each with its own end."""

    async def one(end, pause):
        await asyncio.sleep(pause)
        return await one_save(student, functions, MOMENTS.get(end, []), FAILS.get(end, []))

    return await asyncio.gather(*(one(*each) for each in readers))


def whole(evidence, seconds, cleaning=CLEANING):
    """The commit must have been called once, and have ended by itself before the save did."""
    evidence.called_times("commit", 1, may_raise=True)
    evidence.nothing_in_flight("commit")
    (call,) = evidence.calls_of("commit")
    cancelled = call.outcome == "cancelled"
    took = call.end - call.start - (cleaning if cancelled else 0.0)
    more = f" (and then {cleaning} s for its clean-up)" if cleaning else ""
    cut = f", until it was cancelled{more}," if cancelled else ""
    within(took, over=seconds - 0.02, under=seconds + 0.5, what=f"the commit{cut}")


@points(1)
def test_checks_and_commits(empty, stored_slowly):
    """Check and commit are called once each, one after the other; the number is returned."""
    article = stored_slowly.inputs
    assert stored_slowly.value == f"no. {article}"
    stored_slowly.called("check", article)
    stored_slowly.called("commit", f"checked {article}")
    stored_slowly.took(over=149, under=151)
    for number, (_, _, wanted) in enumerate(EMPTY):
        expect(empty.part(number), wanted, "what `commit` returned")
    empty.called("check", *(record for record, _, _ in EMPTY))
    empty.called("commit", *(entry for _, entry, _ in EMPTY))


@points(1)
def test_an_error_comes_out(check_fails, commit_fails):
    """If the check or the commit fails, its error is raised."""
    for step, evidence in (("check", check_fails), ("commit", commit_fails)):
        evidence.raised(LookupError)
        evidence.raised_all(failure(step))
    check_fails.called_times("commit", 0, may_raise=True)
    commit_fails.called_times("commit", 1, may_raise=True)


def ended(call):
    return "was cancelled, and was over" if call.outcome == "cancelled" else call.outcome.value


@points(1)
def test_stops_the_check(cancelled_in_check):
    """When it is cancelled in the check, the check is stopped, and has ended when it ends."""
    cancelled_in_check.raised(asyncio.CancelledError)
    cancelled_in_check.nothing_in_flight("check")
    (call,) = cancelled_in_check.calls_of("check")
    if call.outcome != "cancelled" or call.end > 0.3 + CLEANING + 0.5:
        raise TimeMissed(
            f"the check should be cancelled at 0.3 s and then clean up for {CLEANING} s, "
            f"until {0.3 + CLEANING:g} s, but it {ended(call)} at {call.end:.1f} s"
        )


@points(1)
def test_never_begins(cancelled_in_check, check_fails):
    """When it is cancelled in the check, or the check fails, the commit is never called."""
    for evidence in cancelled_in_check, check_fails:
        evidence.started("check")
        evidence.called_times("commit", 0, may_raise=True)


@points(2)
def test_the_commit_is_whole(cancelled_in_commit, stored_slowly):
    """When it is cancelled in the commit, the commit runs to its end, and is waited for."""
    whole(cancelled_in_commit, 1.2)
    whole(stored_slowly, 80, cleaning=0.0)


@points(1)
def test_ends_as_cancelled(cancelled_in_commit):
    """When it was cancelled in the commit, it ends as cancelled."""
    cancelled_in_commit.started("commit")
    cancelled_in_commit.raised(asyncio.CancelledError)


@points(1)
def test_cancelled_by_something_else(cancelled_elsewhere):
    """When something else cancels what the commit does, it ends as cancelled."""
    cancelled_elsewhere.called_times("commit", 1, may_raise=True)
    cancelled_elsewhere.raised(asyncio.CancelledError)


@points(2)
def test_cancelled_twice(cancelled_twice):
    """A second cancellation does not stop the commit either."""
    whole(cancelled_twice, 1.6)
    cancelled_twice.raised(asyncio.CancelledError)


@points(1)
def test_more_cancels(a_slow_commit):
    """Nor do six of them, in a commit of over two minutes."""
    whole(a_slow_commit, 150, cleaning=0.0)
    a_slow_commit.raised(asyncio.CancelledError)


@points(2)
def test_the_error_wins(fails_after_two):
    """If the commit fails after two cancellations, its error is raised."""
    fails_after_two.raised(LookupError)
    fails_after_two.raised_all(failure("commit"))
    fails_after_two.called_times("commit", 1, may_raise=True)


@points(1)
def test_inside_a_timeout(timed_out):
    """A caller that uses `asyncio.timeout` gets its TimeoutError, when the commit is over."""
    whole(timed_out, 1.0)
    timed_out.raised(TimeoutError)


@points(1, shows="polling")
def test_waits_without_polling(stored_slowly, a_slow_commit):
    """It does not check again and again whether the commit is over."""
    stored_slowly.never_polled(under=100)
    a_slow_commit.started("commit")
    turns = a_slow_commit.noticed.turns
    assert turns < 100, (
        f"the event loop ran {turns} iterations, should run fewer than 100: something checks again "
        "and again whether the commit is over, instead of waiting"
    )


WHOLE = ["commit began", "commit ended"]


@points(1)
def test_at_the_same_moment(just_as_it_ends):
    """Cancelled as the check or the commit ends: the commit is whole or absent, and it is heard."""
    for end, notes, _ in just_as_it_ends.part("check").plain:
        what = "cancelled at the moment at which the check ended"
        must_end((end, notes), (STOPPED, WHOLE if notes else []), what)
    for end, notes, heard in just_as_it_ends.part("commit").plain:
        wanted = STOPPED if heard else "returned no. 17"
        must_end((end, notes), (wanted, WHOLE), "cancelled at the moment at which the commit ended")


@points(1)
def test_fails_at_the_same_moment(just_as_it_ends):
    """Cancelled at the moment at which the commit fails: its error is raised."""
    wanted = f"raised {failure('commit')!r}", WHOLE[:1]
    for end, notes, _ in just_as_it_ends.part("failing").plain:
        must_end((end, notes), wanted, "cancelled at the moment at which the commit failed")


@points(1)
def test_saves_share_nothing(a_busy_hour):
    """Dozens of saves at the same time, of which some fail and some are cancelled."""
    error = f"raised {failure('commit')!r}"
    ends = {
        "stored": ("returned no. 17", WHOLE),
        "refused": (f"raised {failure('check')!r}", []),
        "failed": (error, WHOLE[:1]),
        "stopped in the check": (STOPPED, []),
        "stopped in the commit": (STOPPED, WHOLE),
        "failed after a cancel": (error, WHOLE[:1]),
    }
    for (end, _), (seen, notes, _) in zip(a_busy_hour.inputs, a_busy_hour.value.plain, strict=True):
        must_end((seen, notes), ends[end], f"one of {len(a_busy_hour.inputs)} saves")
    a_busy_hour.took(over=1.2, under=2.9)


def must_end(seen, wanted, what):
    assert seen == wanted, f"{what}: expected that {told(*wanted)}, but {told(*seen)}"


def told(end, notes):
    log = " and ".join(f'"{note}"' for note in notes)
    return f"save {end}, with {log or 'no commit'} in the log"
