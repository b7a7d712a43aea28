"""take: the first few, and then close the door behind you.

Your program shows the ten newest messages of a chat. They come from an async generator that goes on
for ever. It opens a connection, yields messages, and closes the connection in a `finally`. Somebody
wrote `async for`, and `break` after ten. The page looked right. But a generator that is left in the
middle is only paused, and its `finally` does not run. At noon the chat server had 4,000 open
connections, and took no more.

Write `take`. It reads up to `n` items from a source, closes the source, and returns a list of them:

    await take(newest_messages(), 2)
    → ["message 1", "message 2"]

A source is anything that `async for` can read from. `aiter(source)` returns the *iterator* that the
items come from. Mostly that is the source itself, as with an async generator. Some sources make a new
iterator for each reader. Many iterators, and all generators, have an async method `aclose()`. It runs
what stands in `finally`.

What is checked:

- You return the first `n` items in their order. If the source ends before that, you return what it
  had. An item can be anything: `None`, 0, an empty string.
- You never ask for one item more than needed. It might not come for hours.
- You read from one iterator, one item after another. Each may take over a minute to come.
- Whenever `take` ends, the iterator has been closed with `aclose()`, and you have waited for that: with
  `n` items, also if the source had no more than these; after an error of the source; after a
  cancellation; and for `n = 0`. Only where the source has ended by itself, you need not close it.
- You close it once.
- An iterator without `aclose` works too. You close nothing else: not a source that has made an iterator
  for you. Others may be reading from it.
- An error of the source comes out as it is, and so does an error of `aclose`. If both fail, either may
  come out. A cancelled `take` ends as cancelled. To close may take over a minute. If it is cancelled
  while it closes, `aclose` has ended, too, when it ends.
- You read and close in the task that has called `take`. A generator with an `asyncio.timeout` in it
  works only so.
- Calls at the same time share nothing.

New here: closing what you stop reading. Not needed here: `n` below 0, a second cancellation while the
source is being closed, and a time limit of your own.
"""

import asyncio


async def take(source, n) -> list:
    """Return the first `n` items of a source, and close what they came from."""
    # TODO: write this coroutine.
    raise NotImplementedError("take is not implemented yet")


# From here on you need change nothing. To try your code, run `python take.py`.


async def newest_messages():
    """Simulates the chat: it goes on for ever."""
    print("  connected")
    number = 0
    try:
        while True:
            await asyncio.sleep(0.2)
            number += 1
            yield f"message {number}"
    finally:
        await asyncio.sleep(0.2)
        print("  disconnected")


async def main() -> None:
    """Read twice, the second time under a timeout. Each must be disconnected before the next line."""
    print(await take(newest_messages(), 3))
    try:
        async with asyncio.timeout(0.5):
            await take(newest_messages(), 100)
    except TimeoutError:
        print("took too long")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
