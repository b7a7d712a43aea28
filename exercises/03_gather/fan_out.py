"""fan_out: a thousand waits at once.

A depot wants to know where its parcels are. The carrier's service takes two seconds to answer for
one parcel, and tonight a thousand are on the road. With a thread for each that would be heavy. A
coroutine that waits costs next to nothing, so a thousand of them are no trouble.

Write `amap`, an asynchronous relative of the built-in `map`. It is given an async function of one
argument, and the items to call it with:

    await amap(locate, [4711, 4712, 4713])
    → ["in Lyon", "on the ferry", "delivered"]

What is checked:

- All calls are on their way at the same time: a thousand 2-second calls finish in under 3 seconds.
- You return a list with the result for every item, in the order of `items`, whichever call is over
  first.
- The function is called exactly once for each item; an item that is there twice gets two calls.
- `items` may be anything that a `for` loop can go through, once: a list, a `range`, a generator.
- It also works for one item, and for none.

New here: how cheap it is to wait, and how to start a call for each of many items. Not needed here:
handling errors, or a limit to how many calls there are at once.
"""

import asyncio


async def amap(function, items) -> list:
    """Call the async function for all items at the same time; the results come in their order."""
    # TODO: write this coroutine.
    raise NotImplementedError("amap is still to do")


# From here on you need change nothing: it lets you try the file with `python fan_out.py`.


async def locate(number: int) -> str:
    """A stand-in for the carrier's service."""
    await asyncio.sleep(2)
    return f"parcel {number} is on the road"


async def main() -> None:
    """Ask for a thousand parcels and show how long it took."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    places = await amap(locate, range(1000))
    print(f"{len(places)} answers in {loop.time() - begin:.1f} s; the last: {places[-1]}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
