"""background: start it now, collect the result later.

The morning report needs yesterday's figures, and the accounting server takes two seconds to send
them. The desk has to be tidied as well, which takes one second. If you wait for the figures first
and tidy afterwards, you need three seconds. Instead, start the request, tidy while it is in flight,
and collect the answer when the desk is clean. Then you need two seconds.

Write `report`. It gets two async functions without parameters, `fetch` and `tidy_up`, and returns
the answer of `fetch()`:

    await report(fetch, tidy_up)
    → "sales: 312"

What is checked:

- You return the answer of `fetch()`. It may be empty.
- The fetch runs while you tidy, on the same event loop: a 2-second fetch and 1 second of tidying
  are over in under 2.5 seconds.
- Both have run to their own end when `report` returns, whichever takes longer, and even if it takes
  a minute. Nothing is cancelled.
- You call `fetch` and `tidy_up` exactly once each, in each call of `report`. Two reports at the same
  time do not wait for each other.

New here: a *task*, which is a coroutine that runs in the background. Not needed here: handling
errors.
"""

import asyncio


async def report(fetch, tidy_up) -> str:
    """Fetch the figures while tidying up; return the figures."""
    # TODO: write this coroutine.
    raise NotImplementedError("report is not implemented yet")


# From here on you need change nothing. To try your code, run `python background.py`.


async def slow_fetch() -> str:
    """Simulates the accounting server."""
    print("asking for the figures …")
    await asyncio.sleep(2)
    print("… the figures are here")
    return "sales: 312"


async def slow_tidy_up() -> None:
    """Simulates tidying the desk."""
    print("tidying …")
    await asyncio.sleep(1)
    print("… the desk is clean")


async def main() -> None:
    """Make one report, and show how long it took."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    print(await report(slow_fetch, slow_tidy_up))
    print(f"{loop.time() - start:.1f} s")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
