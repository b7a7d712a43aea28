"""unblock: mend a poller that holds everybody up.

A colleague wrote `poll` for the cold store. It reads the sensor of a freezer a few times, with a
pause in between. With one freezer it worked well. Now there are several, each with a poller of its
own, all in one program, and they wait for each other: while one pauses, nothing else moves.

The code below is the colleague's. Mend it. It should go on doing this:

    await poll(read, times=3, every=60)
    → [-18.5, -18.3, -18.6]        # three readings, a minute between one and the next

`read` is an async function that takes no arguments and gives one reading. It is all right as it is.

What is checked:

- You call `read` `times` times, one after another, and return a list of the readings in that order.
- From the end of one reading to the start of the next there is a pause of `every` seconds, however
  long the readings themselves take. After the last one there is no pause.
- During the pause others run: two pollers at once take as long as one, and each has its pause.
- The pause costs nothing: `poll` does not ask "is it time yet?" over and over while it waits, not
  even a few dozen times in a second.
- For `times=0` nothing is read and the list is empty; for `times=1` there is one reading.

New here: finding the call that blocks the event loop. Not needed here: threads, or starting several
coroutines at once; the grader does that.
"""

import asyncio
import time


def pause(seconds):
    """Wait a while."""
    time.sleep(seconds)


async def poll(read, times, every) -> list[float]:
    """Read `times` times, with `every` seconds between two readings."""
    # TODO: mend this function, and `pause` above it. Then take out the next line.
    raise NotImplementedError("poll is still to be mended")

    readings = []
    for number in range(times):
        if number > 0:
            pause(every)
        readings.append(await read())
    return readings


# From here on you need change nothing: it lets you try the file with `python unblock.py`.


def sensor(name: str, *degrees: float):
    """A stand-in for a sensor: an async function that gives these readings in turn."""
    left = list(degrees)

    async def read() -> float:
        await asyncio.sleep(0.05)
        print(f"{name}: {left[0]} °C")
        return left.pop(0)

    return read


async def main() -> None:
    """Poll two freezers at once, and show how long it took."""
    fish = sensor("fish", -18.5, -18.3, -18.6)
    peas = sensor("peas", -21.0, -21.1, -20.8)
    begin = time.monotonic()
    print(await asyncio.gather(poll(fish, 3, 1), poll(peas, 3, 1)))
    print(f"{time.monotonic() - begin:.1f} s (one freezer alone takes 2.2 s)")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
