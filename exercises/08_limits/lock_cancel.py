"""lock_cancel: one at a time, even when somebody leaves the queue.

The whole office shares one label printer. It can print only one document at a time: two at once
come out as nonsense. People change their minds, and cancel a document that waits or that is being
printed. Last week, after such a cancel, nobody could print until the printer was restarted. The
week before, two documents were printed on top of each other.

Write the class `Printer`. It gets `send(document)`, an async function that prints one document. It
takes a while, and returns a receipt:

    printer = Printer(send)
    await printer.print_one("letter")
    → "letter: 1 page"
    await printer.print_all(["bill", "copy"])
    → ["bill: 1 page", "copy: 1 page"]

What is checked:

- `print_one` calls `send` once with the document, and returns what `send` returns, also `None` or
  an empty string. `print_all` prints its documents one after another, with no other document in
  between, and returns the list of what `send` returned. No documents make an empty list,
  whether or not that waits for a turn. A document that comes twice is printed twice.
- A printer runs one `send` at a time, however many callers there are: dozens, or documents that
  take over a minute. Two printers are independent.
- First come, first served. The next document starts as soon as the printer is free. A caller who
  comes at that very moment goes behind those who wait. Who waits does not check again and again.
- Whatever `send` raises comes out of the call that made it, even if it is no `Exception`, or a
  `CancelledError` that nobody asked for. Then `print_all` sends nothing more. The next caller gets
  the printer.
- A caller may be cancelled while it waits. It ends at once, as cancelled, and its documents are
  never sent. The others keep their order, and still print one at a time.
- A caller may be cancelled while it prints. This cancels `send`, which may need a moment to clean
  up. The printer stays busy until `send` is over. Then the caller ends as cancelled, and the next
  one gets the printer. A second cancel may cut the clean-up short. If `send` fails while it cleans
  up, that error may come out instead, and the next one gets the printer all the same.
- A caller may be cancelled at the very moment at which it gets the printer. Then it ends as
  cancelled too, or with its receipt if it had that already. Nobody waits forever because of it.

New here: what a lock must do when its holder, or somebody who waits for it, is cancelled. Not needed
here: tasks of your own.
"""

import asyncio


class Printer:
    """A printer for many callers: one document at a time, in the order in which they came."""

    def __init__(self, send) -> None:
        """Store the async function: `send(document)` prints one document, and returns a receipt."""
        self.send = send

    async def print_one(self, document) -> object:
        """Print one document when its turn comes; return the receipt."""
        # TODO: write both methods. You may add to `__init__` as well.
        raise NotImplementedError("Printer is not implemented yet")

    async def print_all(self, documents) -> list:
        """Print several documents, with nothing in between; return the list of the receipts."""
        raise NotImplementedError("Printer is not implemented yet")


# From here on you need change nothing. To try your code, run `python lock_cancel.py`.


async def label_printer(document: str) -> str:
    """Simulates the printer: half a second for each document."""
    print(f"{document}: starts")
    try:
        await asyncio.sleep(0.5)
    except asyncio.CancelledError:
        print(f"{document}: cancelled")
        raise
    return f"{document}: 1 page"


async def main() -> None:
    """Four people print; one cancels while it prints, and one while it waits."""
    printer = Printer(label_printer)
    people = [asyncio.create_task(printer.print_one(name)) for name in ("letter", "map", "poster")]
    people.append(asyncio.create_task(printer.print_all(["bill", "copy"])))
    await asyncio.sleep(0.2)
    people[0].cancel()
    people[2].cancel()
    for end in await asyncio.gather(*people, return_exceptions=True):
        if isinstance(end, NotImplementedError):
            raise end
        print(f"in the end: {end!r}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
