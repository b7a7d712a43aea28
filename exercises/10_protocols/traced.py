"""traced: an id that follows the work.

The log of a shop says "card refused", forty times a minute. For which order? Each request has an id, but
the function that writes to the log is twelve calls away, and some of these run in other tasks and in
threads. Somebody tried a global variable. It was right for as long as there was one customer.

Write two functions. `handle` serves one request, and `call_id` says, anywhere in its work, which request
that is:

    await handle("order 17", load, render)

awaits `load()`, which returns some data, calls `render(data)`, and returns what `render` returns.
Meanwhile `call_id()` returns `"order 17"`: in `load`, in `render`, and in all that they call.

What is checked:

- `load` is an async function. `render` is an ordinary function, and blocks. So you call it in a thread,
  and the event loop stays free. Each is called once. Data and page can be anything, also `None` or "".
- `call_id()` returns the id that `handle` got, also one that counts as false, such as 0 or an empty
  string. It never raises anything. Where there is no request, it returns `None`.
- Requests run at the same time, dozens of them. Each sees its own id from its start to its end, also
  after an `await`. Two requests may have the same id.
- The id reaches the tasks that `load` starts, its calls of `asyncio.to_thread`, and `render` in its thread.
- A task that `load` has started may go on when `handle` has returned. It keeps its id. `handle` does not
  wait for it.
- When `handle` has ended, `call_id()` returns to its caller what it returned before: `None`, or the
  outer id, if one request was handled inside another. This is so after an error and a cancellation, too.
- No thread keeps an id. A later call in the same thread, for nobody, gets `None`.
- Other context variables of the caller reach `load` and `render` as they are.
- An error of `load` or `render` comes out as it is. A cancelled `handle` ends as cancelled. `load` may
  take over a minute.

New here: `contextvars.ContextVar`. Not needed here: writing to a log, threads of your own, and stopping a
`render` that has begun when `handle` is cancelled.
"""

import asyncio
import time


def call_id():
    """Return the id of the request that this code works for, or None."""
    # TODO: write this function, and the one below.
    raise NotImplementedError("call_id is not implemented yet")


async def handle(request_id, load, render):
    """Load the data, render it in a thread, and return the page, all under this id."""
    raise NotImplementedError("handle is not implemented yet")


# From here on you need change nothing. To try your code, run `python traced.py`.


def log(text: str) -> None:
    """Simulates the log: it has to find out for which request it writes."""
    print(f"[{call_id()}] {text}")


async def load() -> str:
    """Simulates the database."""
    log("loading")
    await asyncio.sleep(0.3)
    log("loaded")
    return "two chairs"


def render(data: str) -> str:
    """Simulates an old library that makes the page."""
    log("rendering")
    time.sleep(0.2)
    return f"<p>{data}</p>"


async def main() -> None:
    """Serve two requests at the same time. Each line of the log must say for which one it is."""
    pages = await asyncio.gather(handle("order 17", load, render), handle("order 18", load, render))
    log(f"served {len(pages)} requests")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
