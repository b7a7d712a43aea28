"""Roll back on every way out but success, to the end."""

import asyncio
from types import SimpleNamespace

from grader import TimeMissed, expect, inputs, points, scenario, within

ASKS = "async def transfer(source, target, transaction) -> str"

HINTS = (
    "In which ways can a step end? With a result, with an error, or cancelled. And who is cancelled "
    "when a second cancellation comes while you await the rollback?",
    "`except BaseException:` with a bare `raise` at its end sees every exception, and lets it go "
    "on. A *task* of its own is not cancelled together with whoever waits for it in `asyncio.wait`.",
    "Start the rollback in a task. As long as that task is not done, wait for it. Catch a "
    "`CancelledError` there, remember it, and wait again. Afterwards look at the task's result "
    "first, because it may have failed. Then raise what you have remembered, if anything.",
)

STEPS = ("source", "target", "commit")
STEP, BACK, CLEANING = 0.6, 0.6, 1.0
"""Seconds that a step takes, a rollback, and the clean-up of a step that is cancelled."""
EMPTY = [("", "receipt"), (None, ""), ([], "receipt"), (0, ""), ("chairs", "")]
"""Pairs of goods and receipt."""
STOPPED, TRIES = "ended as cancelled", 12
ENDING = ["source"] * 3 + ["target"] * 3 + ["commit"] * TRIES
"""Steps at whose end a transfer is cancelled."""


class Strike(BaseException):
    """What is no Exception."""


@inputs
def goods(rng):
    number, what = rng.randint(2, 900), rng.choice(["chairs", "tables", "lamps", "shelves"])
    return f"{number} {what}"


@inputs
def evening(rng):
    """What becomes of many transfers: each is one of four, and some end in the same turn."""
    ends = ["moved", "failed", "cancelled", "cancelled twice"]
    ends += rng.choices(ends, k=rng.randint(12, 18))
    rng.shuffle(ends)
    return [(end, rng.choice([0.25, 0.5, 0.75])) for end in ends]


def failure(step):
    return LookupError(f"the {step} is down")


def stand_ins(functions, goods="chairs", *, fails=(), seconds=STEP, back=BACK, cleaning=0.0):
    """The arguments of a transfer. The steps named in `fails` fail."""

    def slow(name, answer=None, seconds=seconds):
        error = failure(name) if name in fails else None
        how = {"answer": lambda *_: answer, "fails": lambda *_: error}
        return functions.slow(
            name, seconds, cleaning=0.0 if name == "rollback" else cleaning, **how
        )

    transaction = SimpleNamespace(commit=slow("commit"), rollback=slow("rollback", seconds=back))
    return slow("source", goods), slow("target", f"receipt for {goods}"), transaction


@scenario
async def empty(student, functions):
    """Transfers at the same time, with goods or receipts that count as false."""

    async def move(goods, receipt):
        source, _, transaction = stand_ins(functions, goods, seconds=0.2)
        target = functions.slow("target", 0.2, answer=receipt)
        return await student.transfer(source, target, transaction)

    return await asyncio.gather(*(move(*pair) for pair in EMPTY))


@scenario(clock="fast", limit=250)
async def moved_slowly(student, functions, goods):
    return await student.transfer(*stand_ins(functions, goods, seconds=70.0))


@scenario
async def source_fails(student, functions):
    return await student.transfer(*stand_ins(functions, fails=["source"], seconds=0.2))


@scenario
async def target_fails(student, functions):
    return await student.transfer(*stand_ins(functions, fails=["target"], seconds=0.3))


@scenario
async def commit_fails(student, functions):
    return await student.transfer(*stand_ins(functions, fails=["commit"], seconds=0.2))


@scenario
async def another_base_exception(student, functions):
    """Each step raises what is no Exception; the source also as something else cancels it."""

    async def strike(step, error):
        *steps, transaction = stand_ins(functions, seconds=0.2)
        raises = functions.slow(step, 0.2, fails=lambda *_: error)
        steps = [raises if name == step else one for name, one in zip(STEPS, steps, strict=False)]
        if step == "commit":
            transaction.commit = raises
        try:
            return await student.transfer(*steps, transaction)
        except BaseException as error:
            return type(error).__name__

    ends = [await strike(step, Strike("nobody works today")) for step in STEPS]
    return [*ends, await strike("source", asyncio.CancelledError())]


@scenario
async def cancelled_in_source(student, functions, observer):
    work = student.transfer(*stand_ins(functions, cleaning=CLEANING))
    return await observer.cancel_after(0.3, work)


@scenario
async def cancelled_in_target(student, functions, observer):
    work = student.transfer(*stand_ins(functions, cleaning=CLEANING))
    return await observer.cancel_after(0.9, work)


@scenario
async def cancelled_in_commit(student, functions, observer):
    work = student.transfer(*stand_ins(functions, seconds=0.4, cleaning=CLEANING))
    return await observer.cancel_after(1.0, work)


@scenario
async def cancelled_twice(student, functions, observer):
    work = student.transfer(*stand_ins(functions, back=1.2))
    return await observer.cancel_at([0.9, 1.2], work)


@scenario(clock="fast", limit=250)
async def a_slow_rollback(student, functions, observer):
    """Of six cancellations, the first comes in the source, and two in the same turn."""
    work = student.transfer(*stand_ins(functions, seconds=70.0, back=90.0))
    return await observer.cancel_at([40.0, 60.0, 80.0, 80.0, 100.0, 125.0], work)


@scenario
async def error_then_cancelled(student, functions, observer):
    work = student.transfer(*stand_ins(functions, fails=["target"], seconds=0.2, back=1.0))
    return await observer.cancel_at([0.6, 0.9], work)


@scenario
async def rollback_fails_too(student, functions):
    """After an error of the target."""
    return await student.transfer(*stand_ins(functions, fails=["target", "rollback"], seconds=0.3))


@scenario
async def rollback_fails_after_two(student, functions, observer):
    work = student.transfer(*stand_ins(functions, fails=["rollback"], back=1.0))
    return await observer.cancel_at([0.3, 0.8], work)


@scenario
async def timed_out(student, functions):
    async with asyncio.timeout(0.9):
        return await student.transfer(*stand_ins(functions))


class Ledger:
    """A transaction that notes how it went; every step takes a quarter of a second."""

    def __init__(self, functions, fails=(), last=""):
        """The transfer is cancelled at the moment at which the step called `last` ends."""
        *steps, self.calls = stand_ins(functions, seconds=0.25, back=0.25, fails=fails)
        self.source, self.target = steps
        self.notes, self.last, self.task = [], last, None

    def begins(self, step):
        if step == self.last:
            asyncio.get_running_loop().call_later(0.25, self.task.cancel)

    async def take(self):
        self.begins("source")
        return await self.source()

    async def put(self, goods):
        self.begins("target")
        return await self.target(goods)

    async def commit(self):
        self.begins("commit")
        await self.calls.commit()
        self.notes.append("committed")

    async def rollback(self):
        self.notes.append("rollback")
        self.begins("rollback")
        await self.calls.rollback()
        self.notes.append("rolled back")

    async def end_of(self, work):
        """How the task ends, and what has been noted by then."""
        try:
            end = "returned" if await work else "returned nothing"
        except asyncio.CancelledError:
            end = STOPPED
        except Exception as error:
            end = f"raised {error!r}"
        if self.last:
            await asyncio.sleep(0.01)  # what ends at the same moment may do so in either order
        return end, [*self.notes]


async def one_transfer(student, functions, moments=(), fails=(), last=""):
    """Start a transfer, cancel it at these moments, and tell how it ended."""
    ledger, loop = Ledger(functions, fails, last), asyncio.get_running_loop()
    work = student.transfer(ledger.take, ledger.put, ledger)
    ledger.task = asyncio.create_task(work)
    for moment in moments:
        loop.call_later(moment, ledger.task.cancel)
    return await ledger.end_of(ledger.task)


@scenario(clock="fast", shuffled=True, limit=120)
async def just_as_it_ends(student, functions):
    """Cancelled as the source ends, the target, or the commit; and again as the rollback ends."""
    again = {"moments": [0.125], "last": "rollback"}
    return {
        "a step": [await one_transfer(student, functions, last=step) for step in ENDING],
        "back": [await one_transfer(student, functions, **again) for _ in range(TRIES)],
        "failing": [
            await one_transfer(student, functions, **again, fails=["rollback"])
            for _ in range(TRIES)
        ],
    }


MOMENTS = {"moved": [], "failed": [], "cancelled": [0.375], "cancelled twice": [0.375, 0.5]}


@scenario
async def a_busy_evening(student, functions, evening):
    """Many transfers at the same time, each with its own end."""

    async def one(end, pause):
        await asyncio.sleep(pause)
        fails = ["target"] if end == "failed" else []
        return await one_transfer(student, functions, MOMENTS[end], fails)

    return await asyncio.gather(*(one(*each) for each in evening))


def rolled_back(*evidences):
    """Each must have rolled back once, and not have committed before or after that."""
    for evidence in evidences:
        evidence.started("source")
        evidence.called_times("rollback", 1, may_raise=True)
        (back,) = evidence.calls_of("rollback")
        later = [call for call in evidence.calls_of("commit") if call.start > back.start]
        assert not later, "it committed after it had begun to roll back"


def to_its_end(evidence, seconds):
    """The rollback must have taken as long as it takes, and have ended by itself."""
    evidence.called_times("rollback", 1, may_raise=True)
    evidence.nothing_in_flight("rollback")
    (back,) = evidence.calls_of("rollback")
    cut = ", which was cancelled before its end," if back.outcome == "cancelled" else ""
    within(
        back.end - back.start, over=seconds - 0.02, under=seconds + 0.5, what=f"the rollback{cut}"
    )


@points(1)
def test_moves_and_commits(empty, moved_slowly):
    """Source, target and commit are called once each, and the receipt is returned."""
    goods = moved_slowly.inputs
    assert moved_slowly.value == f"receipt for {goods}"
    moved_slowly.called_times("source", 1)
    moved_slowly.called("target", goods)
    moved_slowly.called_times("commit", 1)
    for number, (_, receipt) in enumerate(EMPTY):
        expect(empty.part(number), receipt, f"the target returned {receipt!r}: the receipt")
    empty.called("target", *(goods for goods, _ in EMPTY))
    empty.called_times("commit", len(EMPTY))
    moved_slowly.took(over=209, under=211)


@points(1)
def test_no_rollback_after_success(empty, moved_slowly):
    """When the commit has succeeded, there is no rollback."""
    for evidence in empty, moved_slowly:
        evidence.started("commit")
        evidence.called_times("rollback", 0, may_raise=True)


@points(1)
def test_rolls_back_after_an_error(source_fails, target_fails, commit_fails):
    """After an error in the source, the target or the commit it rolls back, once."""
    rolled_back(source_fails, target_fails, commit_fails)
    commit_fails.called_times("commit", 1, may_raise=True)


@points(1)
def test_the_error_comes_out(source_fails, target_fails, commit_fails):
    """After the rollback the same error is raised."""
    for step, evidence in zip(STEPS, (source_fails, target_fails, commit_fails), strict=True):
        evidence.raised(LookupError)
        evidence.raised_all(failure(step))


@points(1)
def test_any_exception(another_base_exception):
    """After an exception that is no `Exception` it rolls back, too, and raises it."""
    another_base_exception.started("source")
    another_base_exception.called_times("rollback", len(STEPS) + 1)
    *ends, cancelled = another_base_exception.value.plain
    for step, end in zip(STEPS, ends, strict=True):
        expect(end, "Strike", f"the {step} raised Strike, which is no Exception: what came out")
    expect(cancelled, "CancelledError", "the source raised CancelledError by itself: what came out")


@points(2)
def test_rolls_back_when_cancelled(cancelled_in_source, cancelled_in_target, cancelled_in_commit):
    """When it is cancelled in the source, the target or the commit, it rolls back, once."""
    rolled_back(cancelled_in_source, cancelled_in_target, cancelled_in_commit)


@points(1)
def test_ends_as_cancelled(cancelled_in_source, cancelled_in_target, cancelled_in_commit):
    """When it is cancelled, it ends as cancelled."""
    for evidence in (cancelled_in_source, cancelled_in_target, cancelled_in_commit):
        evidence.raised(asyncio.CancelledError)


def ended(call):
    return "was cancelled, and was over" if call.outcome == "cancelled" else call.outcome.value


@points(1)
def test_stops_what_runs(cancelled_in_source, cancelled_in_target, cancelled_in_commit):
    """A cancellation stops the step that runs immediately. Its clean-up ends before the rollback."""
    cancels = {"source": 0.3, "target": 0.9, "commit": 1.0}
    evidences = (cancelled_in_source, cancelled_in_target, cancelled_in_commit)
    for (step, moment), evidence in zip(cancels.items(), evidences, strict=True):
        evidence.started(step)
        evidence.nothing_in_flight(step)
        (call,) = evidence.calls_of(step)
        if call.outcome != "cancelled" or call.end - moment > CLEANING + 0.5:
            raise TimeMissed(
                f"the {step} should be cancelled at {moment} s and then clean up for {CLEANING} s, "
                f"until {moment + CLEANING:g} s, but it {ended(call)} at {call.end:.1f} s"
            )
        for back in evidence.calls_of("rollback"):
            assert call.end <= back.start, (
                f"the rollback began at {back.start:.2f} s, before the clean-up of the {step} "
                f"was over at {call.end:.2f} s"
            )


@points(1)
def test_awaits_the_rollback(target_fails, cancelled_in_target):
    """It ends only when the rollback is over, after an error and after a cancellation."""
    to_its_end(target_fails, BACK)
    to_its_end(cancelled_in_target, BACK)


@points(2)
def test_a_second_cancel(cancelled_twice):
    """A second cancellation while it rolls back does not cut the rollback short."""
    to_its_end(cancelled_twice, 1.2)
    cancelled_twice.raised(asyncio.CancelledError)


@points(1)
def test_more_cancels(a_slow_rollback):
    """Nor do six of them, in a rollback of over a minute."""
    to_its_end(a_slow_rollback, 90)
    a_slow_rollback.raised(asyncio.CancelledError)


@points(1, shows="polling")
def test_waits_without_polling(moved_slowly, a_slow_rollback):
    """It does not check again and again whether a step or the rollback is over."""
    moved_slowly.never_polled(under=100)
    a_slow_rollback.started("rollback")
    turns = a_slow_rollback.noticed.turns
    assert turns < 100, (
        f"the event loop ran {turns} iterations, should run fewer than 100: something checks again "
        "and again whether the rollback is over, instead of waiting"
    )


@points(1)
def test_cancelled_after_an_error(error_then_cancelled):
    """If it is cancelled while it rolls back after an error, it ends as cancelled."""
    to_its_end(error_then_cancelled, 1.0)
    error_then_cancelled.raised(asyncio.CancelledError)


@points(1)
def test_a_rollback_that_fails(rollback_fails_too, rollback_fails_after_two):
    """If the rollback fails, its error is raised, whatever came before."""
    for evidence in (rollback_fails_too, rollback_fails_after_two):
        evidence.raised(LookupError)
        evidence.raised_all(failure("rollback"))
        evidence.called_times("rollback", 1, may_raise=True)


@points(1)
def test_inside_a_timeout(timed_out):
    """A caller that uses `asyncio.timeout` gets its TimeoutError, when the rollback is over."""
    to_its_end(timed_out, BACK)
    timed_out.raised(TimeoutError)


@points(1)
def test_at_the_same_moment(just_as_it_ends):
    """A cancellation at the very moment at which a step ends leaves nothing half done."""
    back = ["rollback", "rolled back"]
    good = [("returned", ["committed"]), (STOPPED, ["committed"]), (STOPPED, back)]
    for end in just_as_it_ends.part("a step").plain:
        what = "cancelled at the moment at which a step ended: expected a commit or a rollback"
        assert tuple(end) in good, f"{what} as a whole, but {told(end)}"
    for end in just_as_it_ends.part("back").plain:
        must_end(end, (STOPPED, back), "cancelled again as the rollback ended")


@points(1)
def test_fails_at_the_same_moment(just_as_it_ends):
    """A cancellation at the very moment at which the rollback fails does not hide its error."""
    wanted = f"raised {failure('rollback')!r}", ["rollback"]
    for end in just_as_it_ends.part("failing").plain:
        must_end(end, wanted, "cancelled again as the rollback failed")


def must_end(seen, wanted, what):
    assert tuple(seen) == wanted, f"{what}: expected that {told(wanted)}, but {told(seen)}"


def told(end):
    how, notes = end
    seen = " and ".join(f'"{note}"' for note in notes)
    return f"transfer {how}, and the transaction noted {seen or 'nothing'}"


@points(1)
def test_transfers_share_nothing(a_busy_evening):
    """Dozens of transfers at the same time, of which some fail and some are cancelled."""
    back = ["rollback", "rolled back"]
    ends = {
        "moved": ("returned", ["committed"]),
        "failed": (f"raised {failure('target')!r}", back),
        "cancelled": (STOPPED, back),
        "cancelled twice": (STOPPED, back),
    }
    for (end, _), seen in zip(a_busy_evening.inputs, a_busy_evening.value.plain, strict=True):
        must_end(seen, ends[end], f"one of {len(a_busy_evening.inputs)} transfers")
