"""spawner: tasks that nobody waits for, and nobody loses.

A web shop takes an order and sends a letter to confirm it. The customer should not have to wait for
the letter: it goes out in the background. But "in the background" must not mean "perhaps". A task
that nothing refers to can disappear. An error that nobody looks at is lost. And a shop that shuts
down too early leaves letters half written.

Write the class `Spawner`, which takes care of such tasks:

    spawner = Spawner()
    spawner.spawn(send_letter("Ada"))    # returns immediately; the letter goes out later
    spawner.spawn(send_letter("Bo"))
    ...
    await spawner.aclose()               # both letters are out

What is checked:

- `spawn(coro)` is an ordinary method. It starts the coroutine in the background immediately, not
  only in `aclose()`, and returns without waiting for it. All spawned coroutines run at the same
  time, even if there are dozens.
- Spawned tasks survive Python's garbage collector, even when nothing else refers to them.
- `aclose()` waits until every spawned task has run to its own end, even if that takes a minute. That
  includes what running tasks spawn while it waits, and what those spawn in turn, however often that
  goes on. It also works when nothing was spawned.
- An error in one task does not affect the others.
- If tasks failed, `aclose()` raises an `ExceptionGroup` with all of their errors, also those of
  tasks that failed long before. Two errors may be of the same class, with the same text: both count.
  It raises only when all tasks are over.
- Two spawners share nothing: each one waits for its own tasks, and raises only their errors.

New here: keeping a reference to background tasks, and looking at how they ended. Not needed here:
stopping tasks early.
"""

import asyncio


class Spawner:
    """Runs coroutines in the background; `aclose` waits for them and raises their errors."""

    def __init__(self) -> None:
        """Start with no tasks."""
        # TODO: write this method, and the two below.
        raise NotImplementedError("Spawner is not implemented yet")

    def spawn(self, coro) -> None:
        """Start a coroutine in the background and return immediately."""
        raise NotImplementedError("Spawner is not implemented yet")

    async def aclose(self) -> None:
        """Wait until all tasks are over; if any failed, raise an ExceptionGroup of their errors."""
        raise NotImplementedError("Spawner is not implemented yet")


# From here on you need change nothing. To try your code, run `python spawner.py`.


async def send_letter(name: str) -> None:
    """Simulates sending a letter."""
    print(f"writing to {name} …")
    await asyncio.sleep(1)
    if name == "Chen":
        raise LookupError("Chen has no address")
    print(f"… the letter to {name} is out")


async def main() -> None:
    """Send three letters in the background; the third has no address."""
    spawner = Spawner()
    for name in ("Ada", "Bo", "Chen"):
        spawner.spawn(send_letter(name))
    print("the customers continue shopping")
    try:
        await spawner.aclose()
    except ExceptionGroup as errors:
        print(f"closed, and raised {errors.exceptions}")
    else:
        print("closed, and the error with Chen's letter is lost")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
