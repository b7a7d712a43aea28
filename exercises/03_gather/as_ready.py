"""as_ready: show each answer as soon as it arrives.

A search page asks several shops for a price. The fastest shop answers after half a second, the
slowest takes much longer. If you wait for all of them, you show nothing for seconds. So show each
price when it arrives, the fastest first. And when the reader has seen enough and leaves, stop
asking the rest.

Write `as_ready`, an async generator: an `async def` with `yield` in it. It gets an async function
and a list of URLs, all different. It fetches all of them. It yields pairs of URL and body, each as
soon as the body has arrived:

    async for url, body in as_ready(fetch, ["slow", "quick"]):
        print(url, body)

prints

    quick body of quick
    slow body of slow

What is checked:

- It yields a pair `(url, body)` for every URL, the fastest first, whatever the order of `urls`. A
  body may be empty, and two URLs may have the same body.
- It yields each pair as soon as its body has arrived, not when all have arrived. Several bodies can
  arrive at the same moment: yield their pairs one after the other, in any order. A slow shop may
  need a minute.
- All fetches are in flight at the same time: four fetches that take 0.5, 1, 1.5 and 2 seconds are
  over after 2 seconds, in under 2.5. The same is true for dozens of URLs.
- The reader can stop early and close the generator. (`await generator.aclose()` does that, and
  `contextlib.aclosing` does it at the end of a block.) Then the fetches that are still running are
  cancelled immediately, because nobody needs their bodies any more. Closing the generator raises
  nothing.
- For an empty list it yields nothing.
- Each call of `as_ready` fetches anew. Two readers do not disturb each other.

New here: taking results in the order in which they arrive, and cleaning up in an async generator.
Not needed here: handling errors of `fetch`.
"""

import asyncio
from collections.abc import AsyncIterator


async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]:
    """Fetch all URLs at the same time; yield pairs of URL and body, the fastest first."""
    # TODO: write this async generator.
    raise NotImplementedError("as_ready is not implemented yet")
    yield "", ""  # a `yield` makes this a generator; put yours in its place


# From here on you need change nothing. To try your code, run `python as_ready.py`.

SECONDS = {"slow": 2, "quick": 0.5, "medium": 1}


async def fetch(url: str) -> str:
    """Simulates the network."""
    await asyncio.sleep(SECONDS[url])
    return f"body of {url}"


async def main() -> None:
    """Show each body, and when it arrived."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    async for url, body in as_ready(fetch, list(SECONDS)):
        print(f"after {loop.time() - start:.1f} s, {url}: {body}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
