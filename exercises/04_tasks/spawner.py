"""spawner: tasks that nobody waits for, and nobody loses.

A web shop books an order and sends a letter to say so. The customer should not have to wait for the
letter: it goes out in the background. But "in the background" must not mean "perhaps". A task that
nobody holds on to can disappear, an error that nobody looks at is never heard of, and a shop that
shuts down in the middle leaves letters half written.

Write the class `Spawner`, which looks after such tasks:

    spawner = Spawner()
    spawner.spawn(send_letter("Ada"))    # returns at once; the letter is on its way
    spawner.spawn(send_letter("Bo"))
    ...
    await spawner.aclose()               # both letters are out

What is checked:

- `spawn(coro)` is an ordinary method. It starts the coroutine in the background at once, not only
  at the end, and returns without waiting for it; all that was spawned runs at the same time.
- What was spawned survives Python's garbage collector, also when nothing else refers to it.
- `aclose()` waits until everything that was spawned has come to its own end. That includes what
  running tasks spawn while it waits. It is also called when nothing was spawned.
- An error in one task does not disturb the others.
- If tasks failed, `aclose()` raises an `ExceptionGroup` with all of their errors, also of those
  that failed long before; it does so when everything is over.

New here: keeping hold of background tasks, and looking at how they ended. Not needed here: stopping
tasks early.
"""

import asyncio


class Spawner:
    """Runs coroutines in the background, and answers for them when it is closed."""

    def __init__(self) -> None:
        """Begin with nothing to look after."""
        # TODO: write this method, and the two below.
        raise NotImplementedError("Spawner is still to do")

    def spawn(self, coro) -> None:
        """Start a coroutine in the background and return at once."""
        raise NotImplementedError("Spawner is still to do")

    async def aclose(self) -> None:
        """Wait until everything is over; raise an ExceptionGroup of all errors, if there are any."""
        raise NotImplementedError("Spawner is still to do")


# From here on you need change nothing: it lets you try the file with `python spawner.py`.


async def send_letter(name: str) -> None:
    """A stand-in for the post."""
    print(f"writing to {name} …")
    await asyncio.sleep(1)
    if name == "Chen":
        raise LookupError("Chen has no address")
    print(f"… the letter to {name} is out")


async def main() -> None:
    """Three letters in the background; the third has no address."""
    spawner = Spawner()
    for name in ("Ada", "Bo", "Chen"):
        spawner.spawn(send_letter(name))
    print("the customers go on shopping")
    try:
        await spawner.aclose()
    except ExceptionGroup as errors:
        print(f"closed, and told of {errors.exceptions}")
    else:
        print("closed, and nothing was said of Chen's letter")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
