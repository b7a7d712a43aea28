"""kinds: what is this thing?

You write a small debugger for your colleagues, who keep asking why "nothing happens". Most of the
time they hold one thing and take it for another: a coroutine function that they never called, a
coroutine that nobody runs, a task that is not awaited yet. Your debugger should say what it is that
they hold, and it must not disturb it.

Write `kind`, an ordinary function. It returns one of five words for a thing:

    kind(greet)                  → "coroutine function"    where greet is an `async def`
    kind(greet("Ada"))           → "coroutine"             what calling it gives
    kind(asyncio.create_task(greet("Bo")))      → "task"
    kind(asyncio.get_running_loop().create_future())  → "future"
    kind(print), kind(3), kind(None) …          → "something else"

What is checked:

- A coroutine function is told from the coroutine that calling it gives. An async method of an object
  is a coroutine function too.
- A task is told from a future. (Every task is also a future; `kind` gives the narrower word.)
- Everything else is "something else": numbers, texts, None, classes, ordinary functions, also an
  ordinary function that would give you a coroutine if you called it. An `async def` with a `yield`
  in it gives an async generator, which is no coroutine: both of them are "something else", too.
- `kind` only looks. It calls nothing, starts nothing, cancels nothing, and leaves no coroutine behind
  that was never awaited.

New here: the words for the things that asyncio works with, and how to ask Python for them. Not needed
here: running anything.
"""

import asyncio


def kind(thing) -> str:
    """Say which of the five kinds of things this is."""
    # TODO: write this function.
    raise NotImplementedError("kind is still to do")


# From here on you need change nothing: it lets you try the file with `python kinds.py`.


async def greet(name: str) -> str:
    """A coroutine function to look at."""
    await asyncio.sleep(0.1)
    return f"Hello, {name}!"


async def main() -> None:
    """Show the kinds of a few things."""
    coroutine = greet("Ada")
    task = asyncio.create_task(greet("Bo"))
    future = asyncio.get_running_loop().create_future()
    try:
        for thing in (greet, coroutine, task, future, print, 3, None):
            print(f"{str(thing)[:50]:<52}{kind(thing)}")
    finally:
        coroutine.close()
        await task


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
