"""partial_results: what worked, and what did not.

A status board asks many servers for a page each. One of them is always down. The board must not go
dark for that: show what has arrived, and say of every other page what went wrong with it.

Write `try_all`. It is given an async function and a list of urls, all different. It fetches all of
them and gives two dicts: the bodies of the pages that arrived, and the exceptions of those that did
not, each under its url:

    await try_all(fetch, ["users", "nowhere", "posts"])
    → ({"users": "body of users", "posts": "body of posts"},
       {"nowhere": LookupError("no such page")})

What is checked:

- The first dict has the body of every page that arrived; an empty page has arrived, too. A failure
  does not stop the others: the slow ones arrive too, long after another one has failed.
- The second dict has the exception of every fetch that failed: the exception itself, not its text,
  and each of them if several fail.
- A fetch can also be cancelled from elsewhere, say because a connection was shut down. It then
  raises `asyncio.CancelledError`. That is a failure like any other, and belongs in the second dict.
- All fetches are in flight at the same time: three 2-second fetches take under 2.5 seconds.
- For no url you return two empty dicts.

New here: exceptions as results. Not needed here: trying again, or being cancelled yourself.
"""

import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    """Fetch all urls at the same time; gives the bodies and the exceptions, each by url."""
    # TODO: write this coroutine.
    raise NotImplementedError("try_all is still to do")


# From here on you need change nothing: it lets you try the file with `python partial_results.py`.


async def fetch(url: str) -> str:
    """A stand-in for the network: one page is missing, and one connection is shut down."""
    await asyncio.sleep(0.5 if url == "nowhere" else 1)
    if url == "nowhere":
        raise LookupError("no such page")
    if url == "shut":
        raise asyncio.CancelledError
    return f"body of {url}"


async def main() -> None:
    """Try four pages, and show what became of each."""
    answers, errors = await try_all(fetch, ["users", "nowhere", "shut", "posts"])
    for url, body in answers.items():
        print(f"{url}: {body}")
    for url, error in errors.items():
        print(f"{url} failed: {error!r}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
