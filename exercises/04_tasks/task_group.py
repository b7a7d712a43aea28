"""task_group: all of them, or none.

You price a journey: the flight, the hotel and the car are asked for at the same time, each from
another server. Without the hotel there is no journey, so when one server fails, the other answers
are of no use. Those requests should stop at once, and put their connections back in order, before
the customer is told. Nothing of the failed attempt may go on behind your back.

Write `all_or_nothing`. It is given `fetch`, an async function, and a list of urls:

    await all_or_nothing(fetch, ["flight", "hotel", "car"])
    → ["body of flight", "body of hotel", "body of car"]

What is checked:

- You return a list with the body of every url, in the order of `urls`; for no urls, an empty list.
- All fetches are on their way at the same time: three 2-second fetches finish in under 2.5 seconds.
- When a fetch fails, its error comes out of `all_or_nothing`, by itself or in an `ExceptionGroup`.
- The other fetches are cancelled at once; nobody waits for their answers any more.
- A fetch that is cancelled has some cleaning up to do, which takes it a moment. When the error
  comes out, that is over too: not one fetch is going on any more.
- The same when `all_or_nothing` itself is cancelled: when it ends, no fetch is going on.

New here: `asyncio.TaskGroup`. Not needed here: catching the errors, or sorting them.
"""

import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    """Fetch all urls at the same time; if one fails, end all the others, then raise."""
    # TODO: write this coroutine.
    raise NotImplementedError("all_or_nothing is still to do")


# From here on you need change nothing: it lets you try the file with `python task_group.py`.


async def fetch_offer(url: str) -> str:
    """A stand-in for three servers; the one for boats fails."""
    try:
        await asyncio.sleep(0.5 if url == "boat" else 2)
        if url == "boat":
            raise LookupError("all boats are taken")
    except asyncio.CancelledError:
        print(f"{url}: cancelled, putting the connection in order …")
        await asyncio.sleep(0.2)
        print(f"{url}: … done")
        raise
    return f"body of {url}"


async def main() -> None:
    """One journey that can be had, and one that cannot."""
    for urls in (["flight", "hotel", "car"], ["flight", "hotel", "boat"]):
        try:
            print(await all_or_nothing(fetch_offer, urls))
        except* LookupError as errors:
            print(f"no journey: {errors.exceptions}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
