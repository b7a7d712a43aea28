"""fair_share: everybody gets a turn.

A print shop has one printer and many customers. Ada sends a thousand posters. A minute later Bo
sends a single page, and waits for two hours. That is not fair: Bo should wait for one poster, not
for a thousand. Every service that many clients share has this problem.

Write the class `FairQueue`. `put` adds an item for a client, and `get` returns the item whose turn it
is:

    queue = FairQueue()
    queue.put("Ada", "poster 1")
    queue.put("Ada", "poster 2")
    queue.put("Ada", "poster 3")
    queue.put("Bo", "page")
    print([await queue.get() for _ in range(4)])

prints `['poster 1', 'page', 'poster 2', 'poster 3']`.

What is checked:

- Clients with items stand in a line. `get` takes the oldest item of the client at the front. If
  this client has more, it goes to the end of the line. If not, it leaves.
- A client that puts an item, and does not stand in the line, goes to its end. It does not matter
  whether it was there before, and how much it got.
- `put` is an ordinary method. There is no limit on items, and it returns immediately.
- If there is no item, `get` waits, if need be for minutes. It is woken as soon as an item is there,
  and does not look again and again.
- Several can call `get` at the same time, even dozens. Each item goes to one of them.
- A `get` that waits may be cancelled, and ends as cancelled. No item is lost then, and each other
  `get` still gets its item.
- Anything can be an item: `None`, an empty string, the same value twice. Anything that a dictionary
  can have as a key can be a client: a name, 0, `None`, a tuple. Equal clients are one client.
- A client whose last item was taken leaves nothing behind. The same goes for the item, and for a
  `get` that was cancelled. The queue of a service that runs for months must not grow.
- With thousands of clients and items, each call is as quick as with a few.
- Two queues do not affect each other.

New here: taking turns, with a queue for each client. Not needed here: a limit on items, closing.
"""

import asyncio


class FairQueue:
    """A queue in which clients take turns, however many items each of them has."""

    def __init__(self) -> None:
        """Start with no item and no client."""
        # TODO: write this method, and the two below.
        raise NotImplementedError("FairQueue is not implemented yet")

    def put(self, client, item) -> None:
        """Add an item of this client."""
        raise NotImplementedError("FairQueue is not implemented yet")

    async def get(self):
        """Remove and return the item whose turn it is; wait if there is none."""
        raise NotImplementedError("FairQueue is not implemented yet")


# From here on you need change nothing. To try your code, run `python fair_share.py`.


async def printer(queue: FairQueue) -> None:
    """Print one thing after another."""
    while True:
        print("printing", await queue.get())
        await asyncio.sleep(0.2)


async def main() -> None:
    """Ada has six posters. Bo comes a moment later, and Chen after him."""
    queue = FairQueue()
    for number in range(1, 7):
        queue.put("Ada", f"poster {number} for Ada")
    printing = asyncio.create_task(printer(queue))
    await asyncio.sleep(0.3)
    queue.put("Bo", "a page for Bo")
    await asyncio.sleep(0.2)
    queue.put("Chen", "a ticket for Chen")
    queue.put("Chen", "another ticket for Chen")
    await asyncio.sleep(1.5)
    printing.cancel()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
