"""fetch_all: several pages at once.

You build the start page of a news site. It needs three pages from other servers, and each takes
two seconds to arrive. Fetched one after another, your reader stares at nothing for six seconds.
The servers do not mind being asked at the same time.

Write `fetch_all`. It is given `fetch`, an async function, and a list of urls:

    await fetch_all(fetch, ["users", "posts", "comments"])
    → ["body of users", "body of posts", "body of comments"]

What is checked:

- You return a list with the body of every url, in the order of `urls`, whichever arrives first.
- Every url is fetched exactly once, and all fetches are in flight at the same time, on one event
  loop: three 2-second fetches finish in under 2.5 seconds.
- It also works for one url, which takes no longer than its one fetch, and for none.

The urls in a list are all different.

New here: running several coroutines at the same time. Not needed here: handling errors.
"""

import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    """Fetch all urls at the same time; the bodies come in the order of the urls."""
    # TODO: write this coroutine.
    raise NotImplementedError("fetch_all is still to do")


# From here on you need change nothing: it lets you try the file with `python fetch_all.py`.


async def slow_fetch(url: str) -> str:
    """A stand-in for the network."""
    print(f"asking for {url} …")
    await asyncio.sleep(2)
    return f"body of {url}"


async def main() -> None:
    """Fetch three pages and show how long it took."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    print(await fetch_all(slow_fetch, ["users", "posts", "comments"]))
    print(f"{loop.time() - begin:.1f} s")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
