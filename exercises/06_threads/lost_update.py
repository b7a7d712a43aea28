"""lost_update: one thread, and still a race.

You keep the cash box of a school fair. The balance is in a database at the town hall, and asking for
it takes a moment; so does writing it back. Your first version asked, added, and wrote. On the day of
the fair fifty parents paid at the same time, and in the evening the box held far more than the
database said. There are no threads in your program. How can that be?

Every `await` lets others run. What you have read before it may be out of date after it.

Write `Account`. It is given two async functions: `load()` gives the balance, `save(balance)` writes
a new one. `deposit` loads, adds the amount, saves, and returns the new balance:

    account = Account(load, save)
    await account.deposit(20)
    → 120

What is checked:

- A deposit calls `load` once and `save` once, and returns the balance that it saved. (The balance
  also changes without you: do not remember it from one deposit to the next.)
- Fifty deposits into one account at the same time all count.
- Two accounts have nothing to do with each other: deposits into two of them, at the same time, take
  as long as one (1.2 seconds with a slow database; under 2).
- When `save` fails, the error comes out of `deposit`; the next deposit works, and adds to what is in
  the database.
- When a deposit is cancelled, whether in the middle or while it waits for its turn, the next deposit
  works, and no other one is lost. The cancelled one may have been made by then, or not.

New here: a lock that is made for coroutines. Not needed here: threads.
"""

import asyncio


class Account:
    """An account whose balance is kept elsewhere; deposits into it do not disturb each other."""

    def __init__(self, load, save) -> None:
        """Keep the two async functions: `load()` gives the balance, `save(balance)` writes it."""
        self.load = load
        self.save = save

    async def deposit(self, amount) -> int:
        """Add the amount to the balance; gives the new balance."""
        # TODO: write this coroutine. You may add to `__init__` as well.
        raise NotImplementedError("Account is still to do")


# From here on you need change nothing: it lets you try the file with `python lost_update.py`.


class TownHall:
    """A stand-in for the database."""

    def __init__(self) -> None:
        self.balance = 100

    async def load(self) -> int:
        """Give the balance, after a moment."""
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
        print(f"To do: {todo}. Open this file and write it.")
