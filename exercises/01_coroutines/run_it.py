"""run_it: from an ordinary function into asyncio.

The welcome desk has a small command-line tool. It is an ordinary program with an ordinary `main`.
Now its `greet` has become a coroutine function. Calling `greet("Ada")` greets nobody: it only makes
a coroutine. An event loop has to run that coroutine. An ordinary program has no event loop until
you start one.

Write `run_greeting`, an ordinary function. It runs `greet(name)` to its end and returns its result:

    run_greeting(greet, "Ada")
    → "Hello, Ada! Your badge is number 17."

What is checked:

- `run_greeting` is an ordinary function (`def`). It calls `greet` once, with `name`, waits until
  `greet` has finished, however long that takes, and returns its result. The result may be any value,
  also an empty string or `None`.
- You can call `run_greeting` again, also for the same name: it works again, and calls `greet` again.
- When `run_greeting` is over, the event loop is closed. This also holds when `greet` raised an
  exception.
- An exception that `greet` raises propagates to the caller, whatever its class. That includes those
  that are no `Exception`, like `KeyboardInterrupt`, `SystemExit` and `asyncio.CancelledError`. You do
  not call `greet` a second time.

New here: starting an event loop from ordinary code, and closing it. Not needed here: writing a
coroutine yourself.
"""

import asyncio


def run_greeting(greet, name) -> str:
    """Run `greet(name)` to its end in a new event loop, and return its result."""
    # TODO: write this function. Keep it an ordinary function: `def`, not `async def`.
    raise NotImplementedError("run_greeting is not implemented yet")


# From here on you need change nothing. To try your code, run `python run_it.py`.


async def friendly_greet(name: str) -> str:
    """Simulates the desk's own `greet`."""
    print(f"looking for a badge for {name} …")
    await asyncio.sleep(1)
    return f"Hello, {name}! Your badge is number {ord(name[0]) - 48}."


def main() -> None:
    """Greet two visitors, one after the other."""
    for name in ("Ada", "Grace"):
        print(run_greeting(friendly_greet, name))


if __name__ == "__main__":
    try:
        main()
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
