"""from_callback: await something that only knows callbacks.

The doorbell of your office has a library that is older than `await`. Its function `ring` rings at
the front desk. You pass it two functions, the callbacks. The library calls one of them when
somebody has answered:

    stop = ring(on_answer, on_error)
        # later it calls on_answer("come in") or on_error(LookupError("nobody is there"))
        # stop() ends the ringing, if you no longer want an answer

You would like to write `answer = await ask(ring)` instead, as with everything else.

Write `ask`. It gets a function like `ring`, here called `start`. `start` takes two functions and
returns a function without arguments:

    await ask(ring)
    → "come in"                        or it raises LookupError: nobody is there

What is checked:

- You call `start` once. `ask` returns what `on_answer` was called with. It may be any value, also
  `None`, or an exception that somebody sends as an answer.
- `on_error` is called with an exception of any class, also one that is no `Exception`, and `ask`
  raises it: the same object.
- The library calls back in the event loop's thread. That may be later, or immediately, before
  `start` has returned.
- It may call back more than once, even before your code has seen the first call. Only the first
  call counts, even if it brought `None`. The others are ignored, and raise nothing.
- Many calls of `ask`, at the same time or one after another, also with the same `start`, each call
  `start` at once and get their own answer. When one is cancelled, only its own `stop` is called.
- `ask` waits for as long as it takes, without a timeout, and calls no `stop` while it waits. The
  callback wakes it. It does not poll: it does not check again and again whether the answer is there.
- When `ask` is cancelled, it calls `stop` once, and the `CancelledError` propagates without delay. A
  callback after that is ignored, and raises nothing, even if it comes before `ask` has noticed that
  it was cancelled. (After an answer or an error you may also call `stop` once, but you do not have to.)

New here: a future, which is a placeholder for a result that does not exist yet. Not needed here:
callbacks from other threads, and StopIteration and GeneratorExit, which Python keeps for itself.
"""

import asyncio


async def ask(start) -> object:
    """Call `start`, wait for the callback, and return the answer or raise the error."""
    # TODO: write this coroutine.
    raise NotImplementedError("ask is not implemented yet")


# From here on you need change nothing. To try your code, run `python from_callback.py`.


def ring(on_answer, on_error):
    """Simulates the door's library: somebody answers after a second."""
    print("ringing …")
    timer = asyncio.get_running_loop().call_later(1, on_answer, "come in")
    return timer.cancel


def ring_at_night(on_answer, on_error):
    """The same, but nobody is there."""
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
        print(f"{todo}. Open this file and write it.")
