"""bounded: many downloads, but only a few at the same time.

Your program fetches the product pages of a supplier every night: 10,000 of them. Fetching one page
after another takes until noon. Fetching all of them at once gets you banned: the supplier allows
you only so many requests at the same time, and tells you how many. That is your limit, and you use
all of it.

Write `fetch_bounded`. It gets the async function `fetch`, the urls, and the limit. It returns a list
of the answers, in the order of the urls:

    await fetch_bounded(fetch, ["/tea", "/rum", "/salt", "/figs"], 2)
    → ["Tea page", "Rum page", LookupError("no salt today"), "Figs page"]

What is checked:

- Each url is fetched once; one that appears twice is fetched twice. The fetches start in the order of
  the urls. The answers come in that order too, whichever arrives first. An answer can be anything,
  also `None` or an empty string.
- There are never more than `limit` fetches in flight. The limit is 1 or more, and may be greater
  than the number of urls.
- As long as there are urls left, there are exactly `limit` fetches in flight. As soon as one ends,
  the next one starts, although others are still running. Some fetches take much longer than others,
  and one may take over a minute. Nothing is polled: your code is woken when a fetch ends.
- When a fetch raises an exception (an `Exception`), that exception stands in the list, in place of
  the answer. The others go on, and the next fetch starts immediately. This also holds when every
  fetch fails.
- The urls may come from a generator, which reads them from a long file. You can loop over it only
  once, and take a url from it only when it is soon needed: of the urls that you have taken, never
  more than `2 * limit + 1` are not fetched yet.
- A task takes memory too. With hundreds or thousands of urls and a limit of 20, there are never more
  than 50 unfinished tasks.
- When `fetch_bounded` itself is cancelled, it cancels the fetches in flight, and starts no other. It
  ends as cancelled, and only when the clean-up of these fetches is over, however long that takes.
  All that also holds when a fetch raises an exception of its own while it cleans up.
- Each call of `fetch_bounded` has its own limit, also when several calls run at the same time. It
  does all its work in its own event loop, without threads.

New here: a limit on how much is going on at once. Not needed here: a queue, or a limit on how many
start in a second.
"""

import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    """Fetch all urls, `limit` at a time; return the answers or errors in the order of the urls."""
    # TODO: write this coroutine.
    raise NotImplementedError("fetch_bounded is not implemented yet")


# From here on you need change nothing. To try your code, run `python bounded.py`.


PAGES = {"/tea": 1.5, "/rum": 0.5, "/salt": 0.5, "/figs": 0.5, "/nuts": 0.5}
"""Simulates the pages of the supplier, and the seconds that each of them takes."""


async def fetch_page(url: str) -> str:
    """Simulates fetching a page. There is no salt."""
    print(f"  asking for {url}")
    await asyncio.sleep(PAGES[url])
    if url == "/salt":
        raise LookupError("no salt today")
    return f"{url[1:].title()} page"


async def main() -> None:
    """Fetch five pages, two at a time. While the first one takes its time, the others pass by."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    for answer in await fetch_bounded(fetch_page, PAGES, 2):
        print(repr(answer))
    print(f"{loop.time() - start:.1f} s; with a limit of 2, it can be done in 2.0 s")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
