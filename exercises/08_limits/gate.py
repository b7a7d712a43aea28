"""gate: all who wait get through, even if the gate closes at once.

Your shop imports a new price list several times a day. While an import runs, no order may be
priced: the orders wait. When the import is done they go on, and each notes with which price list
it was priced. On a busy day the next import starts at once. Then the gate is open for an instant
only, and still every order that has been waiting must get through. In your first version some of
them waited all day, and others noted the number of a price list that came after them.

Write the class `Gate`. It is closed at first. `open()` and `close()` are ordinary functions, which
return at once. `wait()` returns the number of the opening that lets the caller through:

    gate = Gate()
    await gate.wait()             # waits, until somebody calls gate.open()
    → 1
    await gate.wait()             # the gate is still open: this does not wait
    → 1

What is checked:

- Whoever comes to an open gate gets through without waiting. Whoever comes to a closed gate waits
  for the next `open()`, however long that takes: a minute, or longer.
- All who are waiting when `open()` is called get through, immediately. It does not matter what comes
  after it, before they have had their turn: a `close()`, or another `open()` and `close()`. Whoever
  comes after the `close()` waits for the next `open()`.
- `wait()` returns the number of the opening: 1 for the first, 2 for the next, and so on. Whoever
  was waiting gets the number of the `open()` that ended the wait, also if other openings follow in
  the same instant. Whoever comes to an open gate gets the number of the last opening.
- A second `open()` while the gate is open changes nothing, and is no new opening. A second `close()`
  changes nothing either.
- Whoever waits may be cancelled: it ends as cancelled. The others do not notice, whether they wait
  already or come later.
- All this holds for a thousand who wait. Nobody checks again and again whether the gate is open.
- Several gates are independent.

New here: what a signal means to those who wait already, and to those who come later. Not needed here:
locks, or tasks of your own.
"""

import asyncio


class Gate:
    """A gate that lets all through while it is open, and all who wait whenever it is opened."""

    def __init__(self) -> None:
        """Start with a closed gate."""
        # TODO: write the four methods.
        raise NotImplementedError("Gate is not implemented yet")

    def open(self) -> None:
        """Let through all who wait, and all who come from now on."""

    def close(self) -> None:
        """Let all who come from now on wait."""

    async def wait(self) -> int:
        """Wait until the gate lets the caller through; return the number of that opening."""
        raise NotImplementedError("Gate is not implemented yet")


# From here on you need change nothing. To try your code, run `python gate.py`.


async def main() -> None:
    """Two orders wait, one comes to the open gate, and one comes just too late."""
    gate = Gate()

    async def order(name: str) -> None:
        print(f"{name}: priced with list {await gate.wait()}")

    orders = [asyncio.create_task(order(name)) for name in ("tea", "bread")]
    await asyncio.sleep(0.3)
    print("an import is done")
    gate.open()
    orders.append(asyncio.create_task(order("milk")))
    await asyncio.sleep(0.3)
    gate.close()
    orders.append(asyncio.create_task(order("soup")))
    await asyncio.sleep(0.3)
    print("another one is done, and the next one starts at once")
    gate.open()
    gate.close()
    await asyncio.gather(*orders)


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
