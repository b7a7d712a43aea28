"""offload: a blocking function beside the event loop.

A farm has weather stations. Each comes with a library that its maker wrote long before asyncio:
`read("north")` blocks for a second, until the station has answered by radio. Your program is a few
lines of asyncio that also serve a web page. If you call `read` in a coroutine, the page does not
respond for that second. With five stations it does not respond for five seconds. You cannot rewrite
the library. But in a thread of its own, a blocking function does no harm.

Write `read_all`. It gets `read`, an ordinary blocking function, and the names of the stations:

    await read_all(read, ["north", "south"])
    → ["north: 11 °C", "south: 14 °C"]

What is checked:

- You return a list with the result of `read` for every name, in the order of `names`, whichever
  station answers first. You call `read` once for each name in the list. A name that is in it twice is
  read twice.
- Five readings of one second each run at the same time: under 1.6 seconds for all.
  A single one may take several seconds.
- Meanwhile the event loop is free: it is never blocked for 0.3 seconds. This also holds when a
  reading fails and others are still running.
- If a reading fails, `read_all` raises its error, alone or in an ExceptionGroup.
- It also works for one name, and for none. It may be called again: then every station is read anew.
- The program can end afterwards: no thread that you started waits for something that never comes.

New here: running a blocking function in a thread, and awaiting that. Not needed here: locks; the
readings have nothing to do with one another.
"""

import asyncio
import time


async def read_all(read, names) -> list:
    """Read all stations at the same time, in threads; return the answers in order of `names`."""
    # TODO: write this coroutine.
    raise NotImplementedError("read_all is not implemented yet")


# From here on you need change nothing. To try your code, run `python offload.py`.


def slow_read(name: str) -> str:
    """Simulates the maker's library: it blocks for a second."""
    print(f"calling {name} …")
    time.sleep(1)
    return f"{name}: {10 + len(name) % 7} °C"


async def web_page() -> None:
    """Respond again and again, whenever it gets a turn."""
    while True:
        print("the page responds")
        await asyncio.sleep(0.25)


async def main() -> None:
    """Read five stations while the page responds, and show how long it took."""
    page = asyncio.create_task(web_page())
    await asyncio.sleep(0)
    start = time.perf_counter()
    print(await read_all(slow_read, ["north", "south", "east", "west", "roof"]))
    print(f"{time.perf_counter() - start:.1f} s")
    page.cancel()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
