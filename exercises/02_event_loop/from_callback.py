"""from_callback: await something that only knows callbacks.

The door of your office has a library from a time before `await`. You tell it to ring at the front
desk, you hand it two functions, and it calls one of them when somebody has answered:

    stop = ring(on_answer, on_error)
        # later, either on_answer("come in") or on_error(LookupError("nobody is there"))
        # and stop(), should you lose interest, ends the ringing

You would like to write `answer = await ask(ring)` instead, as with everything else.

Write `ask`. It is given such a function, called `start` here, which takes two functions and returns
one that takes no arguments:

    await ask(ring)
    → "come in"                        or it raises LookupError: nobody is there

What is checked:

- You call `start` once. What `on_answer` is called with is what `ask` returns: any value, `None` too.
- What `on_error` is called with is an exception, and `ask` raises it.
- The library calls back from the event loop's thread, later or at once, before `start` has returned.
- It may call back more than once, also before you have come to look. Only the first time counts,
  even if it brought `None`; the others do no harm.
- `ask` waits for as long as it takes, without a time limit. It is woken by the callback: it does not
  look again and again whether the answer is there.
- When `ask` is cancelled, it calls `stop` and ends as cancelled. A callback that comes after that does
  no harm. (After an answer or an error `stop` may be called too, but need not be.)

New here: a future, the empty place for a result that is still to come. Not needed here: callbacks
from other threads.
"""

import asyncio


async def ask(start) -> object:
    """Start it, wait until it calls back, and give the answer or raise the error."""
    # TODO: write this coroutine.
    raise NotImplementedError("ask is still to do")


# From here on you need change nothing: it lets you try the file with `python from_callback.py`.


def ring(on_answer, on_error):
    """A stand-in for the door's library: somebody answers after a second."""
    print("ringing …")
    timer = asyncio.get_running_loop().call_later(1, on_answer, "come in")
    return timer.cancel


def ring_at_night(on_answer, on_error):
    """The same, when nobody is there."""
    print("ringing …")
    error = LookupError("nobody is there")
    timer = asyncio.get_running_loop().call_later(1, on_error, error)
    return timer.cancel


async def main() -> None:
    """Ask twice: one answer, one error."""
    print("answer:", await ask(ring))
    try:
        await ask(ring_at_night)
    except LookupError as error:
        print("error:", error)


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
