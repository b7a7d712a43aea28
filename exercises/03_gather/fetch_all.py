"""fetch_all: several pages at the same time.

You build the start page of a news site. It needs three pages from other servers, and each takes two
seconds to arrive. If you fetch them one after another, your reader looks at an empty page for six
seconds. The servers do not mind if you ask them all at the same time.

Write `fetch_all`. It gets `fetch`, an async function, and a list of URLs:

    await fetch_all(fetch, ["users", "posts", "comments"])
    → ["body of users", "body of posts", "body of comments"]

What is checked:

- You return a list with the body of every URL, in the order of `urls`, whichever arrives first. A
  body may be empty, and two URLs may have the same body.
- You fetch every URL exactly once, and all fetches are in flight at the same time, on one event
  loop: three 2-second fetches finish in under 2.5 seconds. The same is true for dozens of URLs.
- It also works for an empty list, and for one URL. One URL takes no longer than its one fetch.
- You wait for a slow page as long as it takes, even a minute.
- Each call of `fetch_all` fetches anew. It does not wait for other calls that are still running.

The URLs in a list are all different.

New here: running several coroutines at the same time. Not needed here: handling errors.
"""

import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    """Fetch all URLs at the same time; return the bodies in the order of the URLs."""
    # TODO: write this coroutine.
    raise NotImplementedError("fetch_all is not implemented yet")


# From here on you need change nothing. To try your code, run `python fetch_all.py`.


async def slow_fetch(url: str) -> str:
    """Simulates the network."""
    print(f"asking for {url} …")
    await asyncio.sleep(2)
    return f"body of {url}"


async def main() -> None:
    """Fetch three pages and show how long it took."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    print(await fetch_all(slow_fetch, ["users", "posts", "comments"]))
    print(f"{loop.time() - start:.1f} s")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
