"""ticker: every ten seconds, for hours, without running late.

A weather station sends a reading every ten seconds. The first version of the program sent one, then
slept for ten seconds, and so on. Sending takes half a second. After an hour the station had sent
17 readings too few, and their times no longer fitted those of the other stations.

Write `every`. It calls `action` at a steady pace. `action` is an async function that takes no
arguments; it may take a while, and not always the same:

    await every(10, send, times=4)      # send takes half a second
    → send starts after 0, 10, 20 and 30 seconds; `every` returns after 30.5 seconds

What is checked:

- `action` is called `times` times, the first time at once. Tick 0 is the first, and tick k is due
  k · `interval` seconds after it, however long the actions take.
- Actions do not overlap, and none is cut short. Should one take longer than the interval, the next
  starts as soon as it is over, and the ones after that start when they are due again, as if nothing
  had happened. No tick is left out.
- While `every` waits, others run.
- It returns when the last action is over, and does not wait after it. For `times=0` it returns at
  once.

New here: the event loop's clock, `loop.time()`. Not needed here: errors in `action`; let them through.
"""

import asyncio


async def every(interval, action, times) -> None:
    """Call `action` `times` times, `interval` seconds from start to start."""
    # TODO: write this coroutine.
    raise NotImplementedError("every is still to do")


# From here on you need change nothing: it lets you try the file with `python ticker.py`.


async def main() -> None:
    """Tick five times, once every half second, and show when each tick came."""
    loop = asyncio.get_running_loop()
    begin = loop.time()

    async def send() -> None:
        print(f"sending at {loop.time() - begin:.1f} s")
        await asyncio.sleep(0.2)

    await every(0.5, send, 5)
    print(f"over at {loop.time() - begin:.1f} s (2.2 s is right)")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
