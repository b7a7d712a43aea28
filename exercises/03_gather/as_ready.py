"""as_ready: show each answer when it is there.

A search page asks several shops for a price. The quickest answers in half a second, the slowest
takes its time. Whoever waits for all of them shows nothing for seconds. Show each price when it
comes, the quickest first. And when the reader has seen enough and leaves, stop asking the rest.

Write `as_ready`, an async generator: an `async def` with `yield` in it. It is given an async function
and a list of urls, all different. It fetches all of them and yields pairs of url and body, each as
soon as it has arrived:

    async for url, body in as_ready(fetch, ["slow", "quick"]):
        print(url, body)

prints

    quick body of quick
    slow body of slow

What is checked:

- It yields a pair `(url, body)` for every url, the quickest first, whatever the order of `urls`.
- Each pair is yielded as soon as its body has arrived, not when all have.
- All fetches are in flight at the same time: four that take 0.5, 1, 1.5 and 2 seconds are over
  after 2 seconds, in under 2.5.
- The reader can stop early: when the generator is closed (its `aclose()` is awaited, which
  `contextlib.aclosing` does at the end of a block), the fetches that are still going on are
  cancelled (nobody waits for their bodies any more), and nothing is raised.
- For no url it yields nothing.

New here: taking results in the order in which they come, and cleaning up in an async generator.
Not needed here: handling errors of `fetch`.
"""

import asyncio
from collections.abc import AsyncIterator


async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]:
    """Fetch all urls at the same time; yields pairs of url and body, the quickest first."""
    # TODO: write this async generator.
    raise NotImplementedError("as_ready is still to do")
    yield "", ""  # a `yield` makes it a generator; put yours in its place


# From here on you need change nothing: it lets you try the file with `python as_ready.py`.

SECONDS = {"slow": 2, "quick": 0.5, "middling": 1}


async def fetch(url: str) -> str:
    """A stand-in for the network."""
    await asyncio.sleep(SECONDS[url])
    return f"body of {url}"


async def main() -> None:
    """Show each body, and when it came."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    async for url, body in as_ready(fetch, list(SECONDS)):
        print(f"after {loop.time() - begin:.1f} s, {url}: {body}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
