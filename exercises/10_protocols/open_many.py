"""open_many: open all doors at once, and close each of them again.

Every morning a report needs the database, the mail server and the archive. Each takes a while to open.
One after another is slow. So somebody opened all three at the same time, and closed them at the end. One
morning the archive did not answer. The report failed, and the other two stayed open. After a week of
such mornings the database refused to open one more.

Write `open_many`, an async context manager. It gets a list of async functions, the openers:

    async with open_many([open_database, open_mail]) as (database, mail):
        ...

`await opener()` returns a resource. Each resource has one async method, `aclose()`. The block gets a
list of all resources.

What is checked:

- Nothing is opened before `async with` enters the block. Then all openers are called, once each, and
  run at the same time, also dozens of them. With no openers the list is empty. An opener may be there
  twice: then it is called twice.
- The resources stand in the order of the openers, whichever opens first.
- When the block ends, each resource is closed, once. They are closed one after another, in reverse order
  of the openers: the last one first. `open_many` waits for each of them. This is so however the block
  ends: with an error of any kind, or cancelled.
- What leaves the block comes out of `async with` as it is, when everything is closed: an error as that
  error and in no group, a cancellation as a cancellation.
- If an opener fails, the block does not run. Openers that are still at work are cancelled, and you wait
  until they have ended. Those that have opened something are closed, in reverse order. Then the error
  comes out, alone or in an `ExceptionGroup`.
- An opener that is cancelled may need a moment, and may still return a resource, because it was almost
  open. You close it like the others.
- If `open_many` is cancelled while it opens, the same happens, and it ends as cancelled.
- If closing fails, or is cancelled, the other resources are closed all the same.
- An error of closing comes out, in the place of a cancellation too. If several fail to close, at least one of their errors does.
- No other error is lost, not even of two openers that fail in the same moment, and not if closing fails
  after that. Each one comes out, or is in the group that comes out, or in its chain, which Python keeps
  in `__context__` and `__cause__` and shows in a traceback.
- Opening, closing and the block may each take over a minute. You do not look again and again whether
  something is open.
- A resource may count as false, and may be equal to another one. It need not be hashable.
- Several `open_many` at the same time share nothing.

New here: an async context manager over things that may fail to open. Not needed here: an opener that
fails because it is cancelled, one that ends as cancelled by itself, and a second cancellation while it
opens.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def open_many(openers) -> AsyncIterator[list]:
    """Open all at the same time, pass the resources to the block, and close them in reverse order."""
    # TODO: write this context manager. (A class with `__aenter__` and `__aexit__` is as good.)
    raise NotImplementedError("open_many is not implemented yet")
    yield []  # where the block runs


# From here on you need change nothing. To try your code, run `python open_many.py`.


class Door:
    """Simulates a connection."""

    def __init__(self, name: str) -> None:
        self.name = name
        print(f"  {name} is open")

    async def aclose(self) -> None:
        """Close it, which takes a moment."""
        await asyncio.sleep(0.2)
        print(f"  {self.name} is closed")


async def open_database() -> Door:
    """Simulates an opener."""
    await asyncio.sleep(0.3)
    return Door("database")


async def open_mail() -> Door:
    """Simulates another one."""
    await asyncio.sleep(0.6)
    return Door("mail")


async def open_archive() -> Door:
    """Simulates one that fails while the others have opened, or are about to."""
    await asyncio.sleep(0.5)
    raise OSError("the archive does not answer")


async def main() -> None:
    """A good morning, and a bad one, on which the database must be closed too."""
    async with open_many([open_database, open_mail]) as doors:
        print(f"  {len(doors)} doors are open")
    try:
        async with open_many([open_database, open_mail, open_archive]):
            print("  nobody should read this line")
    except (OSError, BaseExceptionGroup) as error:
        print(f"  {error}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
