"""drain: close the door, finish the work, go home.

A parcel office takes parcels until six o'clock. Then the door closes. Nobody can bring a new parcel,
but those that are inside still go out today. When the last one is sorted, all clerks go home. A
program stops in the same way: it accepts no new work, finishes what it has, and ends.

Write the class `Inbox`. Writers put items in, readers go through it with `async for`, and `close`
says that nothing more will come:

    inbox = Inbox(2)                  # room for two items
    await inbox.put("red")
    await inbox.put("blue")
    await inbox.close()
    print([item async for item in inbox])
    await inbox.put("green")

prints `['red', 'blue']`, and then raises `ValueError`.

What is checked:

- An inbox holds up to `size` items, 1 or more. While it is full, `put` waits. While it is empty and
  open, a reader waits. Either may take minutes. Nobody waits when there is no need to.
- Anything can be an item: `None`, an empty string, the same value twice. Items come out in the order
  in which they were put in.
- Several writers and readers can use an inbox at the same time, even dozens. Each item goes to exactly
  one reader, and a reader takes an item only when it asks for one. It may work on the item for long,
  it may put items in itself, and it may leave with `break`.
- `close` is a coroutine, but it does not wait for readers or writers. To close twice does no harm.
- After `close` the items that are inside still come out. Then every `async for` ends, also one that
  starts later. Readers who wait at an empty inbox end immediately.
- After `close`, `put` raises `ValueError` immediately. So does each `put` that waits at this moment. The
  items of these never come out. So a writer knows: if `put` has returned, the item will be read.
- A reader or writer may be cancelled while it waits, and ends as cancelled. No item is lost then, and
  nobody else waits for longer. An item whose `put` is cancelled does not come out. Only if its turn
  comes at the same moment as the cancellation, it may.
- Whoever waits is woken. Nobody looks again and again whether something has changed.
- Two inboxes do not affect each other.

New here: an end that everybody who waits learns of. Not needed here: `task_done`, `join`, and
`Queue.shutdown`, which Python has only since 3.13.
"""

import asyncio
from collections.abc import AsyncIterator


class Inbox:
    """A queue of limited size that can be closed; what is inside still comes out."""

    def __init__(self, size: int) -> None:
        """Start open and empty, with room for `size` items."""
        # TODO: write this method, and the three below.
        raise NotImplementedError("Inbox is not implemented yet")

    async def put(self, item) -> None:
        """Put an item in, as soon as there is room; raise ValueError if the inbox is closed."""
        raise NotImplementedError("Inbox is not implemented yet")

    async def close(self) -> None:
        """Accept no more items, and let everybody know who waits."""
        raise NotImplementedError("Inbox is not implemented yet")

    async def __aiter__(self) -> AsyncIterator:
        """Yield items until the inbox is closed and empty. `async for` calls this method."""
        raise NotImplementedError("Inbox is not implemented yet")
        yield  # makes this an async generator. (`return self`, and `__anext__`, are as good.)


# From here on you need change nothing. To try your code, run `python drain.py`.


async def clerk(name: str, inbox: Inbox) -> None:
    """Sort parcels until the inbox is closed and empty."""
    async for parcel in inbox:
        await asyncio.sleep(0.3)
        print(f"{name} has sorted parcel {parcel}")
    print(f"{name} goes home")


async def customer(number: int, inbox: Inbox) -> None:
    """Bring a parcel, if the office is still open."""
    try:
        await inbox.put(number)
    except ValueError:
        print(f"parcel {number} came too late")


async def main() -> None:
    """Two clerks, three places, nine customers; the door closes after half a second."""
    inbox = Inbox(3)
    async with asyncio.TaskGroup() as group:
        for name in ("Ada", "Bo"):
            group.create_task(clerk(name, inbox))
        for number in range(1, 10):
            group.create_task(customer(number, inbox))
        await asyncio.sleep(0.5)
        await inbox.close()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except* NotImplementedError as todo:
        print(f"{todo.exceptions[0]}. Open this file and write it.")
