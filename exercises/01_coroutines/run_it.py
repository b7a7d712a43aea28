"""run_it: from an ordinary function into asyncio.

The welcome desk has a small command-line tool. It is an ordinary program, with an ordinary `main`,
and it has just been given a `greet` that is a coroutine function. Calling `greet("Ada")` greets
nobody: it only makes a coroutine, which somebody has to run. That somebody is an event loop, and
in an ordinary program there is none until you start one.

Write `run_greeting`, an ordinary function. It runs `greet(name)` to its end and returns what `greet`
returned:

    run_greeting(greet, "Ada")
    → "Hello, Ada! Your badge is number 17."

What is checked:

- `run_greeting` is an ordinary function (`def`). It calls `greet` once, with `name`, waits until it
  has finished, and returns what it returned.
- It can be called again, and works as well the second time.
- When `run_greeting` is over, so is the event loop: it is closed. This also holds when `greet`
  raised an exception.
- An exception that `greet` raises comes through to the caller.

New here: starting an event loop from ordinary code, and ending it. Not needed here: writing a
coroutine of your own.
"""

import asyncio


def run_greeting(greet, name) -> str:
    """Run `greet(name)` in an event loop of its own, to its end, and return its result."""
    # TODO: write this function. It is an ordinary one: `def` stays.
    raise NotImplementedError("run_greeting is still to do")


# From here on you need change nothing: it lets you try the file with `python run_it.py`.


async def friendly_greet(name: str) -> str:
    """A stand-in for the desk's own `greet`."""
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
        print(f"To do: {todo}. Open this file and write it.")
