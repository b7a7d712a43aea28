"""task_group: all of them, or none.

You calculate the price of a journey. You ask for the flight, the hotel and the car at the same
time, each from another server. Without the hotel there is no journey. So when one server fails, the
other answers are of no use. Those requests should stop immediately, and clean up their connections,
before you tell the customer. No part of the failed attempt may keep running in the background.

Write `all_or_nothing`. It gets `fetch`, an async function, and a list of URLs:

    await all_or_nothing(fetch, ["flight", "hotel", "car"])
    → ["body of flight", "body of hotel", "body of car"]

What is checked:

- You return a list with the body of every URL, in the order of `urls`. A body may be empty. For no
  URLs you return an empty list.
- All fetches are in flight at the same time, even if there are dozens: 2-second fetches finish in
  under 2.5 seconds. A fetch that takes a minute is waited for.
- When a fetch fails, `all_or_nothing` raises its error, alone or in an `ExceptionGroup`. When two
  fail at the same moment, it may raise one error or both.
- All other fetches are cancelled immediately. Nobody needs their answers any more.
- A fetch that is cancelled has some clean-up to do, which takes a moment, or even a minute. When
  `all_or_nothing` raises the error, the clean-up is over too: no fetch is still running.
- The same holds when `all_or_nothing` itself is cancelled: when it ends, no fetch is still running.
- Two calls of `all_or_nothing` share nothing. When one fails, the other one continues.

The URLs in a list are all different.

New here: `asyncio.TaskGroup`. Not needed here: catching the errors, or sorting them.
"""

import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    """Fetch all URLs at the same time; if one fails, cancel the others, then raise."""
    # TODO: write this coroutine.
    raise NotImplementedError("all_or_nothing is not implemented yet")


# From here on you need change nothing. To try your code, run `python task_group.py`.


async def fetch_offer(url: str) -> str:
    """Simulates the servers; the one for boats fails."""
    try:
        await asyncio.sleep(0.5 if url == "boat" else 2)
        if url == "boat":
            raise LookupError("all boats are taken")
    except asyncio.CancelledError:
        print(f"{url}: cancelled, cleaning up …")
        await asyncio.sleep(0.2)
        print(f"{url}: … done")
        raise
    return f"body of {url}"


async def main() -> None:
    """Ask for one journey that is possible, and for one that is not."""
    for urls in (["flight", "hotel", "car"], ["flight", "hotel", "boat"]):
        try:
            print(await all_or_nothing(fetch_offer, urls))
        except* LookupError as errors:
            print(f"no journey: {errors.exceptions}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
