"""unblock: fix a poller that blocks everything.

A colleague wrote `poll` for a cold store. It reads the sensor of a freezer a few times, with a
pause between two readings. With one freezer it worked well. Now there are several freezers, each
with its own poller, all in one program. The pollers wait for each other: while one pauses, nothing
else runs.

The code below is your colleague's. Fix it. It should still do this:

    await poll(read, times=3, every=60)
    → [-18.5, -18.3, -18.6]        # three readings, a minute between one and the next

`read` is an async function without arguments. It returns one reading. There is nothing wrong with
`read`.

What is checked:

- You call `read` `times` times, one after another, and return a list of the readings in that order.
- From the end of one reading to the start of the next there is a pause of `every` seconds, however
  long the readings themselves take. Before the first and after the last one there is no pause.
- During the whole pause other code runs: five pollers at the same time take as long as one. Each has
  its own pauses, also when one starts while another pauses, or when another is cancelled.
- The pause costs no CPU time. `poll` does not check again and again whether the time is up (busy
  waiting), not even a few dozen times per second.
- For `times=0` nothing is read and the list is empty; for `times=1` there is one reading.
- An exception that `read` raises propagates, and so does a cancellation. Then nothing is read any more.

New here: finding the call that blocks the event loop. Not needed here: threads, or starting several
coroutines at the same time; the grader does that.
"""

import asyncio
import time


def pause(seconds):
    """Wait a while."""
    time.sleep(seconds)


async def poll(read, times, every) -> list[float]:
    """Read `times` times, with `every` seconds between two readings."""
    # TODO: fix this function, and `pause` above it. Then delete the next line.
    raise NotImplementedError("poll is not fixed yet")

    readings = []
    for number in range(times):
        if number > 0:
            pause(every)
        readings.append(await read())
    return readings


# From here on you need change nothing. To try your code, run `python unblock.py`.


def sensor(name: str, *degrees: float):
    """Simulates a sensor: makes an async function that returns these readings, one per call."""
    left = list(degrees)

    async def read() -> float:
        await asyncio.sleep(0.05)
        print(f"{name}: {left[0]} °C")
        return left.pop(0)

    return read


async def main() -> None:
    """Poll two freezers at the same time, and show how long it took."""
    fish = sensor("fish", -18.5, -18.3, -18.6)
    peas = sensor("peas", -21.0, -21.1, -20.8)
    start = time.monotonic()
    print(await asyncio.gather(poll(fish, 3, 1), poll(peas, 3, 1)))
    print(f"{time.monotonic() - start:.1f} s (one freezer alone takes 2.2 s)")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and fix it.")
