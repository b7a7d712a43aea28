"""clean_cancel: put everything back, then stop.

You move stock from one warehouse to another. Both are in the company's database, and the move is a
*transaction*: what you change counts only after a *commit*, and a *rollback* undoes all of it. One
evening somebody stopped the program in the middle of a move. It neither committed nor rolled back.
Until noon of the next day the database kept both warehouses locked, and nobody could sell a chair.

Write `transfer`. It gets two async functions, and a transaction with two async methods:

    await transfer(take_chairs, put_chairs, transaction)
    → "receipt for 200 chairs"

`source()` takes the goods out and returns them. `target(goods)` puts them in, and returns a
receipt. Then comes `transaction.commit()`. If anything goes wrong, `transaction.rollback()` comes
in its place.

What is checked:

- You call `source` once, pass its goods to `target`, commit once, and return the receipt of
  `target`. Goods and receipt may be empty. Each step may take over a minute.
- When the commit has succeeded, you do not roll back.
- In all other cases you roll back, once, and do not commit after that: after an error in `source`,
  `target` or `commit`, after an exception that is no `Exception`, and after a cancellation at any
  moment. Then you raise what stopped you: the same error, or `CancelledError`.
- A cancellation immediately stops the step that is running. Such a step has some clean-up to do,
  which takes a moment. The rollback starts when that is over.
- The rollback takes a moment, too, or over a minute, and you wait for its end. While you roll back,
  you may be cancelled, and then cancelled again. This must not cut the rollback short.
- If you are cancelled while you roll back, you end as cancelled, also if an error came before.
- If the rollback itself fails, you raise *its* error in all cases. Nobody knows now what is in the
  warehouses, and somebody must hear of it.
- Your caller may use `asyncio.timeout` around `transfer`. It gets a `TimeoutError`, when the
  rollback is over.
- Waiting costs no CPU time: you do not check again and again whether something is over.
- Transfers at the same time share nothing.

New here: clean-up that runs on every way out, and is awaited to its end. Not needed here: knowing
what the steps do, or a time limit of your own.
"""

import asyncio


async def transfer(source, target, transaction) -> str:
    """Move the goods and commit; on any way out but success, roll back first."""
    # TODO: write this coroutine.
    raise NotImplementedError("transfer is not implemented yet")


# From here on you need change nothing. To try your code, run `python clean_cancel.py`.


class Transaction:
    """Simulates a transaction of the database."""

    async def commit(self) -> None:
        """Make all changes count."""
        await asyncio.sleep(0.2)
        print("  committed")

    async def rollback(self) -> None:
        """Undo all changes."""
        print("  rolling back …")
        await asyncio.sleep(0.5)
        print("  … rolled back")


async def take_chairs() -> str:
    """Simulates taking goods out of the first warehouse."""
    await asyncio.sleep(0.3)
    return "200 chairs"


async def put_chairs(goods: str) -> str:
    """Simulates putting goods into the second one."""
    await asyncio.sleep(0.3)
    return f"receipt for {goods}"


async def main() -> None:
    """Make one transfer in peace; cancel the next one once, and the third one twice."""
    for cancels in range(3):
        print(f"cancellations: {cancels}")
        task = asyncio.create_task(transfer(take_chairs, put_chairs, Transaction()))
        for _ in range(cancels):
            await asyncio.sleep(0.4)
            task.cancel()
        try:
            print(f"  {await task}")
        except asyncio.CancelledError:
            print("  stopped")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
