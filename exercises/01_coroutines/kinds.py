"""kinds: what is this thing?

You write a small debugger for your colleagues, who often ask why "nothing happens". Most of the
time they have one thing and think that it is another: a coroutine function that they never called,
a coroutine that nobody runs, a task that is not awaited yet. Your debugger tells them what they
have. It must not change anything.

Write `kind`, an ordinary function. It returns one of five strings for a thing:

    kind(greet)                  → "coroutine function"    where greet is an `async def`
    kind(greet("Ada"))           → "coroutine"             what you get by calling it
    kind(asyncio.create_task(greet("Bo")))      → "task"
    kind(asyncio.get_running_loop().create_future())  → "future"
    kind(print), kind(3), kind(None) …          → "something else"

What is checked:

- It distinguishes a coroutine function from the coroutine that you get by calling it. An async
  method of an object or of a class is a coroutine function too.
- It distinguishes a task from a future. (Every task is also a future. For a task, `kind` returns
  "task".) What `asyncio.gather(...)` returns is a future, too.
- It does not matter how far a thing has come. A coroutine may be new, paused or over. A task or
  future may be waiting, done or cancelled.
- Everything else is "something else": numbers, strings, None, lists, classes, generator functions and
  ordinary functions. An ordinary function is "something else" even if it returns a coroutine when it
  is called. A future of `concurrent.futures` is not one of asyncio's.
- An `async def` with a `yield` in it makes an async generator, which is not a coroutine. Both that
  function and the generator are "something else", too.
- `kind` only looks. It calls nothing, starts nothing and cancels nothing. It causes no warning that
  a coroutine "was never awaited".

New here: the names of the things that asyncio works with, and how to ask Python which one you have.
Not needed here: running anything, and what a generator function returns, which older versions of
asyncio take for a coroutine.
"""

import asyncio


def kind(thing) -> str:
    """Return which of the five kinds this thing is."""
    # TODO: write this function.
    raise NotImplementedError("kind is not implemented yet")


# From here on you need change nothing. To try your code, run `python kinds.py`.


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
        print(f"{todo}. Open this file and write it.")
