"""from_thread: from a thread into the event loop.

Your chat server runs on asyncio. Somebody in the team has written a GUI for it: a window with
buttons. The GUI runs in a thread of its own. When somebody presses a button, the GUI wants the
server to do something, and it wants the result. But the GUI is ordinary code: it cannot `await`.
And the event loop is not thread-safe. You may call its methods, and those of its tasks, futures and
queues, only from the loop's own thread. If you call them from another thread, it may be that
nothing happens until the loop wakes up for another reason. Only one or two functions are made for
calls from another thread.

Write `submit`, an ordinary function. It is called from a thread that is not the loop's. It runs
`coro` on `loop`, which is already running, waits for the result, and returns it:

    submit(loop, server.greet("Ada"), 5)
    → "Hello, Ada!"

What is checked:

- `coro` runs on `loop`, in the loop's own thread, and `submit` returns its result, also if that is
  `None`.
- The loop wakes up immediately: `coro` starts within 0.5 seconds, even when the loop has nothing
  else to do.
- An error that `coro` raises is raised by `submit`, in the calling thread.
- When `seconds` have passed without a result, `submit` raises TimeoutError immediately, also if
  `seconds` is 0. Then `coro` is cancelled, in the loop's own thread, within 0.5 seconds, even when
  the loop has nothing else to do. `coro` may take long to clean up; `submit` does not wait for that.
- Many threads may call `submit` at the same time, and none waits for the result of another: twelve
  calls, whose coroutines take one second each, return in under 1.6 seconds.
- The loop is never blocked for 0.3 seconds.

New here: how a thread can use a running loop. Not needed here: starting a loop or a thread.
"""

import asyncio
import threading
import time


def submit(loop, coro, seconds) -> object:
    """Run the coroutine on the loop of another thread; wait for its result, and return it."""
    # TODO: write this function.
    raise NotImplementedError("submit is not implemented yet")


# From here on you need change nothing. To try your code, run `python from_thread.py`.


async def greet(name: str) -> str:
    """Simulates what the server does."""
    print(f"greeting {name}, in thread {threading.current_thread().name}")
    await asyncio.sleep(0.5)
    return f"Hello, {name}!"


def window(loop: asyncio.AbstractEventLoop) -> None:
    """Simulates the GUI: somebody presses two buttons."""
    print(f"the window is in thread {threading.current_thread().name}")
    for name, seconds in (("Ada", 5), ("Bo", 0.2)):
        start = time.perf_counter()
        coro = greet(name)
        try:
            print(submit(loop, coro, seconds))
        except TimeoutError:
            print(f"{name}: no answer within {seconds} s")
        except NotImplementedError as todo:
            coro.close()
            print(f"{todo}. Open this file and write it.")
            return
        print(f"{time.perf_counter() - start:.1f} s")


async def main() -> None:
    """Run the window in a thread beside the loop."""
    await asyncio.to_thread(window, asyncio.get_running_loop())


if __name__ == "__main__":
    asyncio.run(main())
