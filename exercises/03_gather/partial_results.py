"""partial_results: what worked, and what did not.

A status board asks many servers for a page each. One of them is always down. The board should work
anyway. It shows the pages that have arrived, and for every other page it says what went wrong.

Write `try_all`. It gets an async function and a list of URLs, all different. It fetches all of them
and returns a tuple of two dicts, with the URLs as keys. The first holds the bodies of the pages
that arrived. The second holds the exceptions of those that did not:

    await try_all(fetch, ["users", "nowhere", "posts"])
    → ({"users": "body of users", "posts": "body of posts"},
       {"nowhere": LookupError("no such page")})

What is checked:

- The first dict has the body of every page that arrived. An empty page has arrived, too. A failure
  does not stop the other fetches: slow pages still arrive, even long after another fetch has
  failed.
- The second dict has the exception of every fetch that failed: the exception itself, not a string
  or a new exception. If several fetches fail, it has all of their exceptions. They can be of any
  class, an `ExceptionGroup` included.
- A fetch can also be cancelled by other code, for example because a connection was shut down. It
  then raises `asyncio.CancelledError`. That is a failure like any other, and belongs in the second
  dict.
- All fetches are in flight at the same time, however many there are: dozens of 2-second fetches
  take under 2.5 seconds. A page may also take a minute. You call `fetch` once for each URL.
- For an empty list you return two empty dicts. Also when all fetches succeed, or all fail, you
  return two dicts.
- Each call of `try_all` returns dicts of its own: nothing in them is from an earlier call.

New here: exceptions as results. Not needed here: trying again, or handling the cancellation of
`try_all` itself.
"""

import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    """Fetch all URLs at the same time; return the bodies and the exceptions, each by URL."""
    # TODO: write this coroutine.
    raise NotImplementedError("try_all is not implemented yet")


# From here on you need change nothing. To try your code, run `python partial_results.py`.


async def fetch(url: str) -> str:
    """Simulates the network: one page is missing, and one connection is shut down."""
    await asyncio.sleep(0.5 if url == "nowhere" else 1)
    if url == "nowhere":
        raise LookupError("no such page")
    if url == "shut":
        raise asyncio.CancelledError
    return f"body of {url}"


async def main() -> None:
    """Try four pages, and show the result of each."""
    answers, errors = await try_all(fetch, ["users", "nowhere", "shut", "posts"])
    for url, body in answers.items():
        print(f"{url}: {body}")
    for url, error in errors.items():
        print(f"{url} failed: {error!r}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
