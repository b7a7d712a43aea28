"""deadline: whatever has arrived when the time is up.

You run a website that compares flights. A visitor searches, and you ask dozens of airlines at the
same time. Most of them answer soon, some take ages. A visitor waits two seconds, and not longer. Then
you show the offers that have arrived, and hang up on the airlines that have not answered.

Write `fetch_within`. It gets `fetch`, an async function, a list of URLs, and how many seconds there
are for *all* of them together. The URLs are all different. It returns the answers that arrived in
time, by URL:

    await fetch_within(fetch, ["north", "south", "coral"], 2)
    → {"north": "90 euros", "coral": "75 euros"}

What is checked:

- You start each fetch once, all at the same time, even if there are dozens. For no URLs you return an
  empty dictionary.
- When all answers have arrived, you return them immediately.
- When the seconds are over, you return the answers that have arrived by then. None of them is lost,
  even if it is empty or `None`. Their order does not matter. What arrives at that very moment may be
  in or not. The time may be more than a minute.
- The fetches that have not answered are cancelled when the seconds are over, not sooner and not
  later. Their clean-up takes a moment. Cancel each only once, because a second cancel would interrupt
  it. You return when it is over: no fetch is still running then.
- When a fetch fails before the time is up, its error is raised, alone or in an `ExceptionGroup`. A
  `TimeoutError` of a fetch is such an error. The other fetches are cancelled immediately, and their
  clean-up is over when you raise it. The error is raised even if this clean-up outlasts the seconds.
- When `fetch_within` itself is cancelled, it ends as cancelled, and only when no fetch is still
  running. The same holds when the cancel comes at the very moment when the time is up. When it comes
  later, while you wait for the clean-up, it ends as cancelled too, and need not wait any longer.
- What comes when all is over anyway may go either way: a cancel in the clean-up after a fetch has
  failed, or an error in the clean-up after the time was up.
- While you wait, you do not look again and again whether something has arrived.
- Two calls of `fetch_within` share nothing, and the same URL may have another answer next time.

New here: `asyncio.timeout`, one time limit for a whole block. Not needed here: a time limit for each
fetch, or for the clean-up.
"""

import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    """Fetch all URLs at the same time; return the answers that arrive within so many seconds."""
    # TODO: write this coroutine.
    raise NotImplementedError("fetch_within is not implemented yet")


# From here on you need change nothing. To try your code, run `python deadline.py`.

PACE = {"north": (0.5, "90 euros"), "south": (4, "60 euros"), "coral": (1.5, "75 euros")}


async def ask_airline(url: str) -> str:
    """Simulates the airlines; when one is cancelled, it has to hang up."""
    needed, offer = PACE[url]
    try:
        await asyncio.sleep(needed)
    except asyncio.CancelledError:
        await asyncio.sleep(0.2)
        print(f"{url}: hung up")
        raise
    return offer


async def main() -> None:
    """Search once with two seconds, and once with plenty of time."""
    loop = asyncio.get_running_loop()
    for seconds in (2, 60):
        start = loop.time()
        offers = await fetch_within(ask_airline, [*PACE], seconds)
        print(f"{loop.time() - start:.1f} s: {offers}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
