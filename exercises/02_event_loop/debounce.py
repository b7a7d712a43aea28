"""debounce: act once, when it has gone quiet.

Your shop has a search box. It sends a request to the server for every key press. A user who types
"coffee" sends six requests, and five of them are not wanted. The search should start when the user
stops typing: when no key has been pressed for a while.

Write the class `Debounce`. It gets `seconds`, the time that must pass without a touch, and
`action`, an ordinary function that takes one value:

    box = Debounce(0.5, search)
    box.touch("c")
    box.touch("co")               # a moment later
    box.touch("cof")              # and half a second after this one:
    → search("cof") is called, once

All three methods are ordinary functions. They are called while the event loop runs (`__init__`
too), and return immediately, without blocking the loop.

What is checked:

- `seconds` after a `touch`, `action` is called with the value of that touch. It is called in the
  event loop's own thread. Any value works: an empty string (the user has cleared the box), `None`, a
  list, and the same value as before.
- Each `touch` resets the wait, also one with the same value. A burst of touches, one soon after
  another, makes only one call, however long the burst goes on. It has the last value, and comes
  `seconds` after the last touch.
- After a call, the next touch starts a new wait. This also holds for a touch that `action` itself
  makes.
- `cancel()` cancels the pending call: the one that is scheduled, but has not been made yet. If no
  call is pending, `cancel()` does nothing. Afterwards `touch` works as before.
- Several `Debounce` objects do not affect each other.

New here: timers, which call an ordinary function later and can be cancelled. Not needed here:
coroutines.
"""

import asyncio


class Debounce:
    """Calls `action` when `seconds` have passed without a touch."""

    def __init__(self, seconds, action) -> None:
        """Start with no call scheduled."""
        # TODO: write the three methods.
        raise NotImplementedError("Debounce is not implemented yet")

    def touch(self, value) -> None:
        """Call `action(value)` after `seconds`, unless another touch comes first."""

    def cancel(self) -> None:
        """Cancel the pending call, if there is one."""


# From here on you need change nothing. To try your code, run `python debounce.py`.


async def main() -> None:
    """Type a word, with a long pause in the middle; two searches are correct."""
    loop = asyncio.get_running_loop()
    start = loop.time()

    def search(text: str) -> None:
        print(f"{loop.time() - start:.1f} s: searching for {text!r}")

    box = Debounce(0.5, search)
    for end, pause in enumerate([0.2, 0.2, 0.9, 0.2, 0.2, 0.9], start=1):
        print(f"{loop.time() - start:.1f} s: typed {'coffee'[:end]!r}")
        box.touch("coffee"[:end])
        await asyncio.sleep(pause)


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
