"""honest_timeout: the default is for your time limit, and for nothing else.

Your page shows a weather forecast. If the forecast takes too long, you show "no forecast" instead. A
colleague wrote `except TimeoutError` around the call. Since then, nobody has noticed that the
weather service is broken: it raises a `TimeoutError` of its own, because its database does not
answer, and your page says "no forecast" as if it were only slow.

Write `first_within`. It gets a `job`, an async function without parameters, a number of seconds,
and a default. It returns the answer of the job, or the default if the job is too slow:

    await first_within(ask_forecast, 0.5, "no forecast")
    → "sunny"

What is checked:

- You call the job once, at once, and return its answer when it is there. The answer may be empty or
  `None`. The limit may be more than a minute, and so may the job.
- When the seconds are over, you cancel the job, and do that only once. Its clean-up takes a moment.
  When it is over, you return the default, the same object that you got. It may be empty or `None`.
- The default is only for a job that *your* limit has cancelled. An error of the job comes out as it
  is, not in a group. That holds for a `TimeoutError` of the job too, even if it comes just before your
  limit. It holds for the `CancelledError` of a job that ends as cancelled although nobody has
  cancelled it here. And it holds for a `ValueError` that the job raises while it cleans up.
- When `first_within` itself is cancelled, it ends as cancelled. So it does when the cancel comes at
  the very moment when the time is up, and when it comes while the job cleans up after your limit.
- When `first_within` ends, the job is over. Only if it was cancelled in the job's clean-up after your
  limit need it not wait any longer.
- When `first_within` has returned, the task that called it is as before: it is not cancelled, and its
  own `asyncio.timeout` works. Its `asyncio.current_task().cancelling()` is 0.
- One `first_within` may be the job of another one. Two calls share nothing: the same job may have
  another answer next time.
- Some things may go either way. A job may answer your limit's cancel with a value, or with a
  `TimeoutError` of its own: that may come out, or the default. And when `first_within` is cancelled,
  and the job then fails in its clean-up, the job's error may come out instead.

New here: asking a timeout whether it was the one that expired. Not needed here: more than one job.
"""

import asyncio


async def first_within(job, seconds, default):
    """Return the answer of the job, or the default if it takes longer than so many seconds."""
    # TODO: write this coroutine.
    raise NotImplementedError("first_within is not implemented yet")


# From here on you need change nothing. To try your code, run `python honest_timeout.py`.


async def ask_forecast() -> str:
    """Simulates a service that answers in time."""
    await asyncio.sleep(0.3)
    return "sunny"


async def ask_slow_service() -> str:
    """Simulates a service that takes too long."""
    await asyncio.sleep(3)
    return "rain"


async def ask_broken_service() -> str:
    """Simulates a service whose own database does not answer."""
    await asyncio.sleep(0.4)
    raise TimeoutError("the database of the weather service does not answer")


async def main() -> None:
    """Ask all three, with half a second for each."""
    for job in (ask_forecast, ask_slow_service, ask_broken_service):
        try:
            print(job.__name__, "→", await first_within(job, 0.5, "no forecast"))
        except TimeoutError as error:
            print(job.__name__, "→ TimeoutError:", error)


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
