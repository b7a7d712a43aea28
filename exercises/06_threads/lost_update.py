"""lost_update: one thread, and still a race condition.

You manage the cash box of a school fair. The balance is in a database at the town hall. Reading it
takes a moment, and so does writing it. Your first version read the balance, added the amount, and
wrote the sum. On the day of the fair, fifty parents paid at the same time. In the evening there was
far more money in the box than in the database. There are no threads in your program. How can that
happen?

At an `await` other code can run. What you read before the `await` may be out of date after it.

Write `Account`. It gets two async functions: `load()` returns the balance, `save(balance)` writes a
new one. `deposit` loads, adds the amount, saves, and returns the new balance:

    account = Account(load, save)
    await account.deposit(20)
    → 120

What is checked:

- A deposit calls `load` once and `save` once, and returns the balance that it saved. This also holds
  for an amount of 0, and for deposits at the same time. (Other programs change the balance, too: do
  not cache it from one deposit to the next.)
- Fifty deposits into one account at the same time all count, however slow the database is. Who has
  paid may pay again immediately.
- Two accounts are independent: deposits into two of them, at the same time, take as long as one.
  With a slow database, one deposit takes 1.2 seconds, and the two together take under 2 seconds.
- When `load` or `save` fails, `deposit` raises its error. The next deposit works, and adds to the balance
  that is in the database. So do those that waited meanwhile.
- A deposit may be cancelled in the middle, or while it waits for its turn. Then the next deposit
  works, and no other deposit is lost. The cancelled deposit itself may count or not.

New here: a lock that is made for coroutines. Not needed here: threads.
"""

import asyncio


class Account:
    """An account whose balance is stored elsewhere; deposits into it do not affect each other."""

    def __init__(self, load, save) -> None:
        """Store the two async functions: `load()` returns the balance, `save(balance)` sets it."""
        self.load = load
        self.save = save

    async def deposit(self, amount) -> int:
        """Add the amount to the balance; return the new balance."""
        # TODO: write this coroutine. You may add to `__init__` as well.
        raise NotImplementedError("Account is not implemented yet")


# From here on you need change nothing. To try your code, run `python lost_update.py`.


class TownHall:
    """Simulates the database."""

    def __init__(self) -> None:
        self.balance = 100

    async def load(self) -> int:
        """Return the balance, after a moment."""
        await asyncio.sleep(0.01)
        return self.balance

    async def save(self, balance: int) -> None:
        """Write a new balance, after a moment."""
        await asyncio.sleep(0.01)
        self.balance = balance


async def main() -> None:
    """Fifty parents pay 20 each, at the same time."""
    town_hall = TownHall()
    account = Account(town_hall.load, town_hall.save)
    await asyncio.gather(*(account.deposit(20) for _ in range(50)))
    print(f"in the box: 1100, in the database: {town_hall.balance}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
