"""ticker: every ten seconds, for hours, without drifting.

A weather station sends a reading every ten seconds. The first version of the program sent a
reading, slept for ten seconds, and so on. Sending takes half a second. After an hour the station
had sent 17 readings too few, and its times no longer matched those of the other stations.

Write `every`. It calls `action` at a steady pace. `action` is an async function without arguments.
It may take a while, and not always the same time:

    await every(10, send, times=4)      # send takes half a second
    → send starts after 0, 10, 20 and 30 seconds; `every` returns after 30.5 seconds

What is checked:

- You call `action` `times` times, the first time immediately. The first call is tick 0. Tick k is
  due k · `interval` seconds after tick 0, however long the actions take.
- Actions do not overlap, and each one runs to its end.
- If an action takes longer than the interval, the next tick is late: it starts as soon as that
  action is over. No tick is skipped. Once the late ticks have caught up, every tick again starts
  when it is due.
- During the whole wait other code runs.
- It returns when the last action is over, and does not wait after it. For `times=0` it returns
  immediately.
- Each call of `every` starts from its own tick 0, also when several run at the same time.
- An exception in `action` propagates: alone or in an ExceptionGroup. When `every` is cancelled, the
  CancelledError propagates, and an action that is running is cancelled. Then no tick follows.

New here: the event loop's clock, `loop.time()`. Not needed here: handling errors; let them propagate.
"""

import asyncio


async def every(interval, action, times) -> None:
    """Call `action` `times` times, `interval` seconds from start to start."""
    # TODO: write this coroutine.
    raise NotImplementedError("every is not implemented yet")


# From here on you need change nothing. To try your code, run `python ticker.py`.


async def main() -> None:
    """Tick five times, once every half second, and show when each tick started."""
    loop = asyncio.get_running_loop()
    start = loop.time()

    async def send() -> None:
        print(f"sending at {loop.time() - start:.1f} s")
        await asyncio.sleep(0.2)

    await every(0.5, send, 5)
    print(f"over at {loop.time() - start:.1f} s (2.2 s is correct)")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
