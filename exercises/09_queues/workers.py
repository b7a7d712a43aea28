"""workers: a few workers share a long list of items.

A museum puts its photographs online. Each one is sent to a service that makes a small picture of it.
There are thousands of photographs, and the service serves only a few customers at a time. Now and
then it fails, because a file is broken. Last night the first broken file ended the whole run. The
night before, each broken file took one of the workers with it, and in the end nobody worked at all.

Write `process`. It gets the items, an async function `work(item)`, and the number of workers `n`:

    await process(["boat", "fish", "bird"], shrink, 2)
    → ["small boat", ValueError("fish is broken"), "small bird"]

What is checked:

- `work` is called once for each item. You return a list with the results in the order of `items`,
  however long each item takes. For no items it is empty.
- `n` items are in progress at a time, never more. As soon as one ends, the next one starts. So there
  are fewer than `n` only when no more items are waiting. `n` may be greater than the number of items.
  An item may take more than a minute, and there may be hundreds.
- A failing item costs only itself. When `work` raises an exception, that exception stands in the
  list, in the place of the result. All other items are still processed, `n` at a time, even when
  more items fail than there are workers, or all of them.
- An item can also raise `asyncio.CancelledError`, because something inside `work` was cancelled.
  When nobody has cancelled `process`, that is a failed item like any other. Other exceptions that are
  no `Exception`, such as `KeyboardInterrupt`, do not come up.
- An item may be anything: `None`, an empty list, or equal to another item. So may a result, even an
  exception that `work` returns.
- When `process` returns, no worker is left.
- When `process` itself is cancelled, it ends with `CancelledError`. No more items start, and the
  ones in progress are cancelled. Their clean-up, which takes a moment, is over when `process` ends.
  All that also holds when some of them raise an exception of their own while they clean up.
- Two calls of `process` share nothing.

New here: workers that take the next item when they are free. Not needed here: a limit in time, or
items that arrive later.
"""

import asyncio


async def process(items, work, n) -> list:
    """Call `work` for each item, `n` at a time; return results and errors in the order of items."""
    # TODO: write this coroutine.
    raise NotImplementedError("process is not implemented yet")


# From here on you need change nothing. To try your code, run `python workers.py`.


async def shrink(photograph: str) -> str:
    """Simulates the service that makes small pictures."""
    await asyncio.sleep(len(photograph) / 10)
    if photograph == "fish":
        raise ValueError("fish is broken")
    return f"small {photograph}"


async def main() -> None:
    """Let two workers shrink five photographs, and show how long it took."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    photographs = ["boat", "fish", "bird", "lighthouse", "cat"]
    for small in await process(photographs, shrink, 2):
        print(repr(small))
    print(f"{loop.time() - start:.1f} s")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
