"""from_thread: from a thread into the event loop.

Your chat server runs on asyncio. Somebody in the team has written a window program beside it, with
buttons; it lives in a thread of its own, and when a button is pressed it wants the server to do
something and to have the answer. The window program is ordinary code: it cannot `await`. And the
event loop is not made to be touched from other threads. Its methods and those of its tasks, futures
and queues expect to be called from the loop's own thread; called from another they may do nothing
until the loop happens to wake up. One or two functions are the doors between the two worlds.

Write `submit`, an ordinary function. It is called from a thread that is not the loop's. It has `coro`
run on `loop`, which is running already, waits for the result, and returns it:

    submit(loop, server.greet("Ada"), 5)
    → "Hello, Ada!"

What is checked:

- `coro` runs on `loop`, in the loop's own thread, and `submit` returns its result.
- The loop is woken at once: also when it has nothing else to do, `coro` begins within 0.5 seconds.
- An error that `coro` raises is raised by `submit`, in the calling thread.
- When it takes longer than `seconds`, `submit` raises TimeoutError, at once, and `coro` is cancelled,
  within 0.5 seconds also when the loop has nothing else to do.
- Several threads may call at the same time, and nobody waits for anybody else's result: four results
  of one second each are there after less than 1.6 seconds.
- The loop is never held for 0.3 seconds.

New here: the doors from a thread to a running loop. Not needed here: starting a loop or a thread.
"""

import asyncio
import threading
import time


def submit(loop, coro, seconds) -> object:
    """Have the coroutine run on the loop of another thread; gives its result, after a while."""
    # TODO: write this function.
    raise NotImplementedError("submit is still to do")


# From here on you need change nothing: it lets you try the file with `python from_thread.py`.


async def greet(name: str) -> str:
    """A stand-in for what the server does."""
    print(f"greeting {name}, in thread {threading.current_thread().name}")
    await asyncio.sleep(0.5)
    return f"Hello, {name}!"


def window(loop: asyncio.AbstractEventLoop) -> None:
    """A stand-in for the window program: somebody presses two buttons."""
    print(f"the window is in thread {threading.current_thread().name}")
    for name, seconds in (("Ada", 5), ("Bo", 0.2)):
        begin = time.perf_counter()
        coro = greet(name)
        try:
            print(submit(loop, coro, seconds))
        except TimeoutError:
            print(f"{name}: no answer within {seconds} s")
        except NotImplementedError as todo:
            coro.close()
            print(f"To do: {todo}. Open this file and write it.")
            return
        print(f"{time.perf_counter() - begin:.1f} s")


async def main() -> None:
    """Run the window in a thread beside the loop."""
    await asyncio.to_thread(window, asyncio.get_running_loop())


if __name__ == "__main__":
    asyncio.run(main())
