"""Fifty deposits, and an await in the middle of each."""

import asyncio

from grader import TimeMissed, peak, points, scenario

ASKS = """
class Account:
    def __init__(self, load, save) -> None
    async def deposit(self, amount) -> int
"""

HINTS = (
    "Follow two deposits by hand, line by line: both load, then both save. From which line to which "
    "must nobody else come between?",
    "`asyncio.Lock` is used with `async with`: whoever comes second waits, and lets others run "
    "meanwhile. The block also gives it back when an error or a cancellation leaves it.",
    "The lock belongs to the account, so make it where the account is made. Then all three steps, "
    "loading, adding and saving, stand in one block.",
)

PATIENCE = 3.0
"""Seconds after which a deposit that should work is given up."""


class Bank:
    """One balance in a database that takes a while. `failing` is an error for the first save."""

    def __init__(self, functions, rng, seconds, failing=None):
        self.balance = self.opened_with = rng.randint(100, 900)
        self.failing = failing
        self.load = functions.slow("load", seconds, answer=lambda: self.balance)
        self.slowly = functions.slow("save", seconds, answer=None)

    async def save(self, balance):
        await self.slowly(balance)
        error, self.failing = self.failing, None
        if error is not None:
            raise error
        self.balance = balance


def amounts(rng, number):
    """What is paid, after one number that was drawn for the balance."""
    return [rng.randint(1, 99) for _ in range(number)]


async def in_time(deposit):
    """What a deposit gave; None if it did not end."""
    try:
        return await asyncio.wait_for(deposit, PATIENCE)
    except TimeoutError:
        return None


@scenario
async def one_after_another(student, functions, rng):
    bank = Bank(functions, rng, 0.05)
    account = student.Account(bank.load, bank.save)
    first, second = amounts(rng, 2)
    given = [await account.deposit(first)]
    bank.balance += 1000  # the town adds something, without the account
    given.append(await account.deposit(second))
    return given


@scenario(limit=6)
async def fifty_at_once(student, functions, rng):
    bank = Bank(functions, rng, lambda *_: rng.uniform(0.01, 0.02))
    account = student.Account(bank.load, bank.save)
    paid = amounts(rng, 50)
    await asyncio.gather(*(account.deposit(amount) for amount in paid))
    return bank.balance - bank.opened_with


@scenario
async def two_accounts(student, functions, rng):
    banks = [Bank(functions, rng, 0.6) for _ in range(2)]
    accounts = [student.Account(bank.load, bank.save) for bank in banks]
    await asyncio.gather(*(account.deposit(1) for account in accounts))


@scenario
async def a_save_that_fails(student, functions, rng):
    bank = Bank(functions, rng, 0.1, failing=OSError("the line is down"))
    account = student.Account(bank.load, bank.save)
    try:
        told = f"returned {await account.deposit(1)}"
    except OSError as error:
        told = f"raised {error}"
    return told, await in_time(account.deposit(2))


@scenario
async def cancelled_in_the_middle(student, functions, rng):
    bank = Bank(functions, rng, 0.3)
    account = student.Account(bank.load, bank.save)
    task = asyncio.create_task(account.deposit(1))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task], timeout=PATIENCE)
    return await in_time(account.deposit(2))


@scenario(limit=6)
async def cancelled_in_the_queue(student, functions, rng):
    bank = Bank(functions, rng, 0.3)
    account = student.Account(bank.load, bank.save)
    first = asyncio.create_task(in_time(account.deposit(1)))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(account.deposit(10))
    await asyncio.sleep(0.1)
    second.cancel()
    await asyncio.wait([second], timeout=PATIENCE)
    third = await in_time(account.deposit(100))
    await first
    return third, bank.balance - bank.opened_with


def opened_with(rng):
    return rng.randint(100, 900)


@points(1)
def test_loads_adds_saves(one_after_another):
    """A deposit loads once, adds, saves once, and returns the balance that it saved."""
    rng = one_after_another.rng
    balance, (first, second) = opened_with(rng), amounts(rng, 2)
    after = [balance + first, balance + first + 1000 + second]
    assert one_after_another.value == after
    for name in ("load", "save"):
        times = len(one_after_another.calls_of(name))
        assert times == 2, f"two deposits called {name} {times} times"


@points(3, shows="torn-update")
def test_all_fifty_count(fifty_at_once):
    """Fifty deposits into one account at the same time all count."""
    rng = fifty_at_once.rng
    opened_with(rng)
    grew = fifty_at_once.value
    paid = sum(amounts(rng, 50))
    assert grew == paid, f"{paid} were paid in, and the balance grew by {grew.plain}"


@points(2)
def test_accounts_do_not_wait_for_each_other(two_accounts):
    """Deposits into two accounts at the same time take as long as one: under 2 seconds."""
    two_accounts.must_have_returned()
    calls = two_accounts.calls_of("load") + two_accounts.calls_of("save")
    if two_accounts.elapsed >= 2.0 and len(calls) == 4 and peak(calls) == 1:
        # Not TooLong: the slow calls are in the lock by right, and only one lock for both is wrong.
        raise TimeMissed(
            f"it took {two_accounts.elapsed:.1f} s, and was asked to take under 2 s: "
            f"the deposit into one account waited for that into the other"
        )
    two_accounts.took(over=1.1, under=2.0)


@points(1)
def test_an_error_comes_out(a_save_that_fails):
    """When saving fails, the error comes out of the deposit."""
    told, _ = a_save_that_fails.value.plain
    assert told == "raised the line is down", f"save raised an error, and the deposit {told}"


@points(1, shows="leaked-permit")
def test_goes_on_after_an_error(a_save_that_fails):
    """When saving fails, the next deposit works."""
    _, after = a_save_that_fails.value.plain
    assert after is not None, f"the deposit after the error did not end within {PATIENCE:g} s"


@points(1, shows="leaked-permit")
def test_goes_on_after_a_cancellation(cancelled_in_the_middle):
    """When a deposit is cancelled in the middle, the next one works."""
    after = cancelled_in_the_middle.value.plain
    assert after is not None, f"the next deposit did not end within {PATIENCE:g} s"


@points(1)
def test_counts_on_from_the_balance(a_save_that_fails, cancelled_in_the_middle):
    """The deposit after an error or a cancellation adds to the balance as it is."""
    a_save_that_fails.started("load")
    balance, (_, after) = opened_with(a_save_that_fails.rng), a_save_that_fails.value.plain
    told = f"it held {balance}, 2 were paid in, and deposit gave {after}"
    assert after in (None, balance + 2), told
    balance, after = opened_with(cancelled_in_the_middle.rng), cancelled_in_the_middle.value.plain
    told = f"it held {balance}, 2 were paid in, and deposit gave {after}"
    # The one that was cancelled may have been made: its account alone knows how far it had come.
    assert after in (None, balance + 2, balance + 1 + 2), told


@points(1, shows="torn-update")
def test_a_cancelled_wait_disturbs_nobody(cancelled_in_the_queue):
    """When a deposit is cancelled while it waits for its turn, no other deposit is lost."""
    third, grew = cancelled_in_the_queue.value.plain
    assert third is not None, f"the next deposit did not end within {PATIENCE:g} s"
    assert grew in (101, 111), (
        f"1 and 100 were paid in, and 10 cancelled; the balance grew by {grew}"
    )
