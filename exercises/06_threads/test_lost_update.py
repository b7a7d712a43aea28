"""Fifty deposits, and an await in the middle of each."""

import asyncio
from types import SimpleNamespace

from grader import NotSeen, TimeMissed, apart, expect, inputs, peak, points, scenario, within

ASKS = """
class Account:
    def __init__(self, load, save) -> None
    async def deposit(self, amount) -> int
"""

HINTS = (
    "Follow two deposits by hand, line by line: both load, then both save. From which line to "
    "which line must no other deposit run? (This part is called a critical section.)",
    "`asyncio.Lock` is used with `async with`. A second coroutine waits for the lock, and other "
    "code runs meanwhile. At the end of the block the lock is released, also after an error or a "
    "cancellation.",
    "The lock belongs to the account, so make it where the account is made. Then put all three "
    "steps, loading, adding and saving, into one block.",
)

PATIENCE = 3.0
"""Seconds after which a deposit that should work is given up."""


@inputs
def fair(rng):
    """A balance, and fifty amounts that are paid in."""
    amounts = [rng.randint(1, 99) for _ in range(50)]
    return SimpleNamespace(balance=rng.randint(100, 900), amounts=amounts)


class Bank:
    """One balance in a database that takes a while. `failing` is an error for the first save."""

    def __init__(self, functions, balance, seconds, failing=None, saving=None):
        self.balance, self.failing, self.saved = balance, failing, []
        self.load = functions.slow("load", seconds, answer=lambda: self.balance)
        self.slowly = functions.slow(
            "save", saving or seconds, answer=None, fails=lambda _: self.fails_once()
        )
        self.at_end = None

    def fails_once(self):
        """The error of the first save that comes to its end; none of the others."""
        error, self.failing = self.failing, None
        return error

    async def save(self, balance):
        await self.slowly(balance)
        self.balance = balance
        self.saved.append(balance)
        if self.at_end is not None:
            asyncio.get_running_loop().call_soon(self.at_end)


async def in_time(deposit):
    """What a deposit returned; None if it did not end."""
    try:
        return await asyncio.wait_for(deposit, PATIENCE)
    except TimeoutError:
        return None


async def cancelled(deposit, seconds=0.1):
    """Cancel a deposit after so many seconds, and wait for its end, however it ends."""
    task = asyncio.create_task(deposit)
    await asyncio.sleep(seconds)
    task.cancel()
    await asyncio.wait([task], timeout=PATIENCE)


@scenario
async def one_after_another(student, functions, fair):
    bank = Bank(functions, fair.balance, 0.05)
    account = student.Account(bank.load, bank.save)
    first = await account.deposit(fair.amounts[0])
    bank.balance += 1000  # the town adds something, without the account
    second = await account.deposit(fair.amounts[1])
    third = await account.deposit(0)
    bank.balance = 0
    return [first, second, third, await account.deposit(fair.amounts[2])]


@scenario(limit=15)
async def fifty_at_once(student, functions, fair, rng):
    bank = Bank(functions, fair.balance, lambda *_: rng.uniform(0.01, 0.02))
    account = student.Account(bank.load, bank.save)
    returned = await asyncio.gather(*(account.deposit(amount) for amount in fair.amounts))
    return bank.balance - fair.balance, sorted(returned), sorted(bank.saved)


@scenario(limit=15)
async def ten_parents_pay_five_times(student, functions, fair, rng):
    bank = Bank(functions, fair.balance, lambda *_: rng.uniform(0.01, 0.02))
    account = student.Account(bank.load, bank.save)

    async def parent(number):
        return [await account.deposit(amount) for amount in fair.amounts[number::10]]

    returned = [
        balance
        for balances in await asyncio.gather(*map(parent, range(10)))
        for balance in balances
    ]
    return bank.balance - fair.balance, sorted(returned), sorted(bank.saved)


@scenario(clock="fast", limit=15)
async def a_slow_database(student, functions, fair):
    seconds = iter([60.0, 60.0, *[5.5] * 9])
    bank = Bank(functions, fair.balance, lambda *_: next(seconds))
    account = student.Account(bank.load, bank.save)
    await account.deposit(fair.amounts[0])
    await asyncio.gather(*(account.deposit(amount) for amount in fair.amounts[1:3]))
    return bank.balance - fair.balance


@scenario
async def two_accounts(student, functions, fair):
    banks = [Bank(functions, balance, 0.6) for balance in fair.amounts[:2]]
    accounts = [student.Account(bank.load, bank.save) for bank in banks]
    await asyncio.gather(*(account.deposit(1) for account in accounts))


@scenario(clock="fast", limit=15)
async def a_quick_account_and_a_slow_one(student, functions, fair):
    """Three deposits into each, the slow ones first. When the quick ones were through, and the sums."""
    slow, quick = banks = [Bank(functions, fair.balance, seconds) for seconds in (1.5, 0.1)]
    accounts = [student.Account(bank.load, bank.save) for bank in banks]
    deposits = [
        [asyncio.create_task(account.deposit(amount)) for amount in fair.amounts[:3]]
        for account in accounts
    ]
    now = asyncio.get_running_loop().time
    begin = now()
    await asyncio.gather(*deposits[1])
    took = now() - begin
    await asyncio.gather(*deposits[0])
    return took, [bank.balance - fair.balance for bank in (slow, quick)]


@scenario
async def a_save_that_fails(student, functions, fair):
    bank = Bank(functions, fair.balance, 0.1, failing=OSError("the line is down"))
    account = student.Account(bank.load, bank.save)
    try:
        end = f"returned {await account.deposit(1)}"
    except OSError as error:
        end = f"raised {error}"
    return end, await in_time(account.deposit(2))


@scenario(limit=8)
async def a_load_that_fails(student, functions, fair):
    """Three deposits, of which the first cannot load. A fourth comes later."""
    bank = Bank(functions, fair.balance, 0.1)
    errors = [ConnectionError("the town hall is closed")]

    async def load():
        balance = await bank.load()
        if errors:
            raise errors.pop()
        return balance

    account = student.Account(load, bank.save)
    deposits = [in_time(account.deposit(amount)) for amount in (1, 2, 4)]
    ends = await asyncio.gather(*deposits, return_exceptions=True)
    raised = [f"{type(end).__name__}: {end}" for end in ends if isinstance(end, Exception)]
    return raised, await in_time(account.deposit(8))


@scenario(limit=6)
async def a_save_that_fails_while_others_wait(student, functions, fair):
    bank = Bank(functions, fair.balance, 0.1, failing=ValueError("the account is closed"))
    account = student.Account(bank.load, bank.save)
    deposits = [in_time(account.deposit(amount)) for amount in (1, 2, 4)]
    ends = await asyncio.gather(*deposits, return_exceptions=True)
    errors = sum(isinstance(end, Exception) for end in ends)
    return None not in ends, errors, bank.balance - fair.balance


@scenario
async def cancelled_in_the_middle(student, functions, fair):
    bank = Bank(functions, fair.balance, 0.3)
    account = student.Account(bank.load, bank.save)
    await cancelled(account.deposit(1))
    return await in_time(account.deposit(2))


@scenario(limit=6)
async def cancelled_in_a_save(student, functions, fair):
    """The first save takes longer than all that comes after it."""
    seconds = iter([1.5, *[0.1] * 9])
    bank = Bank(functions, fair.balance, 0.1, saving=lambda _: next(seconds))
    account = student.Account(bank.load, bank.save)
    await cancelled(account.deposit(1), 0.3)
    second = await in_time(account.deposit(2))
    await asyncio.sleep(2.0)  # until whatever is left is saved
    return second, bank.balance - fair.balance


@scenario(limit=8)
async def cancelled_and_failing(student, functions, fair):
    """One is cancelled while it saves, which is about to fail, and two wait. Whether both ended."""
    bank = Bank(functions, fair.balance, 0.2, failing=OSError("the line is down"))
    account = student.Account(bank.load, bank.save)
    first = asyncio.create_task(account.deposit(1))
    others = [asyncio.create_task(in_time(account.deposit(amount))) for amount in (2, 4)]
    await asyncio.sleep(0.3)
    first.cancel()
    await asyncio.wait([first], timeout=PATIENCE)
    ends = await asyncio.gather(*others, return_exceptions=True)
    if errors := [end for end in ends if isinstance(end, NotImplementedError)]:
        raise errors[0]
    return None not in ends


@scenario(limit=6)
async def cancelled_in_the_queue(student, functions, fair):
    bank = Bank(functions, fair.balance, 0.3)
    account = student.Account(bank.load, bank.save)
    first = asyncio.create_task(in_time(account.deposit(1)))
    await asyncio.sleep(0.1)
    await cancelled(account.deposit(10))
    third = await in_time(account.deposit(100))
    await first
    return third, bank.balance - fair.balance


@scenario(limit=6)
async def cancelled_as_its_turn_comes(student, functions, fair):
    bank = Bank(functions, fair.balance, 0.1)
    account = student.Account(bank.load, bank.save)
    first, third = in_time(account.deposit(1)), in_time(account.deposit(100))
    # The one in between is cancelled itself: through `wait_for` that would come a turn later.
    first, second, third = map(asyncio.create_task, (first, account.deposit(10), third))
    bank.at_end = second.cancel
    await asyncio.wait([first, second], timeout=PATIENCE)
    return await third, bank.balance - fair.balance


def must_be_known(value, what):
    """NotSeen where a deposit did not end: of its balance there is nothing to judge."""
    if value is None:
        raise NotSeen(f"{what} did not end within {PATIENCE:g} s")


def must_have_ended(value, what):
    expect(int(value is not None), 1, f"deposits that ended within {PATIENCE:g} s {what}")


@points(1)
def test_loads_adds_saves(one_after_another):
    """A deposit loads once, adds, saves once, and returns the balance that it saved."""
    fair = one_after_another.inputs
    first = fair.balance + fair.amounts[0]
    second = first + 1000 + fair.amounts[1]
    assert one_after_another.value == [first, second, second, fair.amounts[2]]
    one_after_another.called_times("load", 4)
    one_after_another.called_times("save", 4)


def all_count(evidence):
    """Whether the balance grew by all that was paid in."""
    return evidence.error is None and evidence.part(0) == sum(evidence.inputs.amounts)


@points(3, shows="torn-update")
def test_all_fifty_count(fifty_at_once, ten_parents_pay_five_times, a_slow_database):
    """Fifty deposits into one account at the same time all count."""
    for evidence in fifty_at_once, ten_parents_pay_five_times:
        paid = sum(evidence.inputs.amounts)
        expect(evidence.part(0), paid, "what the balance grew by")
    paid = sum(a_slow_database.inputs.amounts[:3])
    expect(a_slow_database.value, paid, "what the balance grew by, in a slow database")


@points(1)
def test_each_saves_what_it_returns(fifty_at_once, ten_parents_pay_five_times):
    """Of fifty deposits at the same time, each loads once, and saves the balance that it returns."""
    for evidence in fifty_at_once, ten_parents_pay_five_times:
        evidence.called_times("load", 50)
        evidence.called_times("save", 50)
        _, returned, saved = evidence.value.plain
        if all_count(evidence):  # or else another check tells
            expect(returned, saved, "the balances that were returned, sorted")


@points(2)
def test_accounts_do_not_wait_for_each_other(
    two_accounts, a_quick_account_and_a_slow_one, fifty_at_once
):
    """Deposits into two accounts at the same time take as long as one: under 2 seconds."""
    two_accounts.must_have_returned()
    calls = two_accounts.calls_of("load") + two_accounts.calls_of("save")
    if two_accounts.elapsed >= 2.0 and len(calls) == 4 and peak(calls) == 1:
        # Not TooLong: the slow calls are in the lock by right, and only one lock for both is wrong.
        took, bound = apart(two_accounts.elapsed, 2.0)
        raise TimeMissed(
            f"it took {took} s, should take less than {bound} s: "
            f"the deposit into one account waited for the deposit into the other"
        )
    two_accounts.took(over=1.1, under=2.0)
    took, grew = a_quick_account_and_a_slow_one.value.plain
    if all_count(fifty_at_once):  # or else another check tells
        paid = sum(a_quick_account_and_a_slow_one.inputs.amounts[:3])
        expect(grew, [paid, paid], "what the balances of two accounts grew by")
        what = "three deposits into a quick account beside a slow one"
        within(took, over=0.0, under=2.0, what=what)


@points(1, shows="swallowed-error")
def test_an_error_comes_out(a_save_that_fails, a_load_that_fails):
    """When loading or saving fails, the error propagates from the deposit."""
    expect(a_save_that_fails.part(0), "raised the line is down", "what the deposit did")
    raised = ["ConnectionError: the town hall is closed"]
    expect(
        a_load_that_fails.part(0), raised, "what three deposits raised, when the first load failed"
    )


@points(1, shows="leaked-permit")
def test_goes_on_after_an_error(
    a_save_that_fails, a_load_that_fails, a_save_that_fails_while_others_wait, fifty_at_once
):
    """When loading or saving fails, the next deposit works, and so do those that waited."""
    must_have_ended(a_save_that_fails.part(1).plain, "after the one whose save failed")
    must_have_ended(a_load_that_fails.part(1).plain, "after the one whose load failed")
    ended, errors, grew = a_save_that_fails_while_others_wait.value.plain
    assert ended, f"of three deposits one failed, and not all ended within {PATIENCE:g} s"
    if errors == 1 and all_count(fifty_at_once):  # or else other checks tell
        assert grew in (3, 5, 6), f"one of 1, 2 and 4 failed: expected 6, 5 or 3 in all, got {grew}"


@points(1, shows="leaked-permit")
def test_goes_on_after_a_cancellation(
    cancelled_in_the_middle, cancelled_in_a_save, cancelled_and_failing
):
    """When a deposit is cancelled in the middle, the next one works."""
    must_have_ended(cancelled_in_the_middle.value.plain, "after the cancelled one")
    must_have_ended(cancelled_in_a_save.part(0).plain, "after the cancelled one")
    what = (
        f"one was cancelled as its save failed, and not all that waited ended within {PATIENCE:g} s"
    )
    assert cancelled_and_failing.value.plain, what


@points(1)
def test_counts_on_from_the_balance(a_save_that_fails, cancelled_in_the_middle):
    """The deposit after an error or a cancellation, if it ends, adds to the balance in the database."""
    a_save_that_fails.started("load")
    after, balance = a_save_that_fails.part(1).plain, a_save_that_fails.inputs.balance
    # None is a deposit that did not end: another check tells.
    told = f"the deposit after the error: expected {balance} + 2, got {after}"
    assert after in (None, balance + 2), told
    after, balance = cancelled_in_the_middle.value.plain, cancelled_in_the_middle.inputs.balance
    # The one that was cancelled may have been made: its account alone knows how far it had come.
    assert after in (None, balance + 2, balance + 1 + 2), (
        f"the deposit after the cancelled one: expected {balance} + 2, or 1 more, got {after}"
    )


@points(1)
def test_a_cancelled_save_undoes_nothing(cancelled_in_a_save):
    """When a deposit is cancelled while it saves, the deposit after it is not lost."""
    cancelled_in_a_save.started("save")
    second, grew = cancelled_in_a_save.value.plain
    must_be_known(second, "the deposit after the cancelled one")
    assert grew in (2, 3), f"1 was cancelled, and 2 paid in: expected 2 or 3 in all, got {grew}"


@points(1, shows="torn-update")
def test_a_cancelled_wait_disturbs_nobody(cancelled_in_the_queue, cancelled_as_its_turn_comes):
    """When a deposit is cancelled while it waits for its turn, no other deposit is lost."""
    for evidence in cancelled_in_the_queue, cancelled_as_its_turn_comes:
        third, grew = evidence.value.plain
        # That it waits for ever says nothing of what the others had written.
        must_be_known(third, "the deposit after the cancelled one")
        assert grew in (101, 111), (
            f"1 and 100 were paid in, and 10 cancelled: expected 101 or 111 in all, got {grew}"
        )
