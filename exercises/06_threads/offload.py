"""offload: a blocking function beside the event loop.

A farm has weather stations, and each comes with a library that its maker wrote long before asyncio:
`read("north")` simply blocks for a second, until the radio has answered. Your program is a few lines
of asyncio that also answer a web page. If you call `read` in a coroutine, the page is dead for that
second; with five stations it is dead for five. You cannot rewrite the library. But a function that
blocks harms nobody in a thread of its own.

Write `read_all`. It is given `read`, an ordinary blocking function, and the names of the stations:

    await read_all(read, ["north", "south"])
    → ["north: 11 °C", "south: 14 °C"]

What is checked:

- You return a list with what `read` gave for every name, in the order of `names`, whichever station
  answers first. Each name is read once.
- Five readings of one second each go on at the same time: under 1.6 seconds for all.
- Meanwhile the event loop is free: it is never held for 0.3 seconds. Nor is it when a reading fails
  and others are still under way.
- If a reading fails, its error comes out of `read_all`, alone or in an ExceptionGroup.
- It also works for one name, and for none.

New here: handing a blocking function to a thread, and awaiting that. Not needed here: locks; the
readings have nothing to do with one another.
"""

import asyncio
import time


async def read_all(read, names) -> list:
    """Read all stations at the same time, in threads; the answers come in the order of the names."""
    # TODO: write this coroutine.
    raise NotImplementedError("read_all is still to do")


# From here on you need change nothing: it lets you try the file with `python offload.py`.


def slow_read(name: str) -> str:
    """A stand-in for the maker's library: it blocks for a second."""
    print(f"calling {name} …")
    time.sleep(1)
    return f"{name}: {10 + len(name) % 7} °C"


async def web_page() -> None:
    """Answers again and again, if it gets a turn."""
    while True:
        print("the page is there")
        await asyncio.sleep(0.25)


async def main() -> None:
    """Read five stations while the page is shown, and say how long it took."""
    page = asyncio.create_task(web_page())
    await asyncio.sleep(0)
    begin = time.perf_counter()
    print(await read_all(slow_read, ["north", "south", "east", "west", "roof"]))
    print(f"{time.perf_counter() - begin:.1f} s")
    page.cancel()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
