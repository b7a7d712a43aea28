"""fan_out: a thousand waits at the same time.

A depot wants to know where its parcels are. The carrier's service takes two seconds to answer for
one parcel, and tonight a thousand parcels are on the road. A thread for each parcel would need a
lot of memory. A coroutine that waits costs next to nothing, so a thousand of them are no problem.

Write `amap`, an async version of the built-in `map`. It gets an async function with one argument,
and the items to call it with:

    await amap(locate, [4711, 4712, 4713])
    → ["in Lyon", "on the ferry", "delivered"]

What is checked:

- All calls are in flight at the same time, however many there are: a thousand 2-second calls finish
  in under 3 seconds.
- You return a list with the result for every item, in the order of `items`, whichever call finishes
  first. A slow call takes as long as it takes, even a minute.
- You call the function exactly once for each item. An item that appears twice gets two calls.
- An item can be anything, and so can a result: `None`, `0`, or a list, for example.
- Each call of `amap` starts anew, and does not wait for other calls of `amap`.
- `items` may be any iterable: a list, a `range`, or a generator, which you can loop over only once.
- It also works for one item, and for none.

New here: how cheap it is to wait, and how to start a call for each of many items. Not needed here:
handling errors, or a limit on how many calls run at the same time.
"""

import asyncio


async def amap(function, items) -> list:
    """Call the async function for all items at the same time; return the results in order."""
    # TODO: write this coroutine.
    raise NotImplementedError("amap is not implemented yet")


# From here on you need change nothing. To try your code, run `python fan_out.py`.


async def locate(number: int) -> str:
    """Simulates the carrier's service."""
    await asyncio.sleep(2)
    return f"parcel {number} is on the road"


async def main() -> None:
    """Ask about a thousand parcels and show how long it took."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    places = await amap(locate, range(1000))
    print(f"{len(places)} answers in {loop.time() - start:.1f} s; the last: {places[-1]}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
