"""pages: go through a long list, one page at a time.

A shop has a million orders on a server. The server does not send a million orders at once. It sends
a *page*: a few orders, together with a *token* for the page after it. Your colleagues do not want to
know about pages and tokens. They want to write `async for order in …`, and leave when they have found
what they need. Then nobody should wait for a page that nobody reads.

Write `every`, an async generator: an `async def` with `yield` in it. It gets the async function
`fetch_page`. `await fetch_page(token)` returns a pair: the list of orders on that page, and the token
of the next page. The first page has the token `None`.

    async for order in every(fetch_page):
        print(order)

prints one order after another, from the first page to the last:

    order 1
    order 2
    order 3

What is checked:

- You yield every order of every page, one by one, in the order of the server. An order can be
  anything: `None`, 0, an empty string, an empty list, or equal to one that came before.
- Where the next token is `None`, the page is the last one. Only then. Any other token leads to a next
  page, also 0 or an empty string. You pass each token on as you got it.
- A page may be empty, also the first one, and several in a row. That is not the end. There may be
  thousands of pages, and they may differ in length.
- You fetch a page only when somebody asks for an order that is on it, or behind it. So nothing is
  fetched before the first order is asked for, and nothing while your reader works on an order.
- When the reader leaves early, with `break` for example, nothing more is fetched.
- After the end nothing more is fetched either, even if somebody asks for one more order.
- An error of `fetch_page` comes out as it is, and the page is not fetched again. Orders of earlier
  pages have been yielded before.
- A reader who is cancelled while a page is being fetched ends as cancelled. That fetch is cancelled
  too, and its clean-up is over by then.
- A fetch may take over a minute, and so may the work of a reader on one order. You add no wait of your
  own, and no time limit. You do not look again and again whether a page is there.
- You keep only the page that is being read. Memory does not grow with the number of pages.
- Each call of `every` begins at the first page. Readers share nothing, also at the same time.

New here: an async generator that does its work only when it is asked. Not needed here: tasks, and
anything that runs at the same time.
"""

import asyncio
from collections.abc import AsyncIterator


async def every(fetch_page) -> AsyncIterator:
    """Yield every order of every page, and fetch each page only when it is needed."""
    # TODO: write this async generator.
    raise NotImplementedError("every is not implemented yet")
    yield  # a `yield` makes this a generator; put yours in its place


# From here on you need change nothing. To try your code, run `python pages.py`.

PAGES = {
    None: (["order 1", "order 2"], "t-17"),
    "t-17": ([], "t-18"),
    "t-18": (["order 3", "order 4"], "t-19"),
    "t-19": (["order 5"], None),
}


async def fetch_page(token) -> tuple[list[str], str | None]:
    """Simulates the server."""
    print(f"  … fetching the page with the token {token!r}")
    await asyncio.sleep(0.5)
    return PAGES[token]


async def main() -> None:
    """Read until order 4 is found: then the last page should not be fetched."""
    async for order in every(fetch_page):
        print(order)
        if order == "order 4":
            break


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
