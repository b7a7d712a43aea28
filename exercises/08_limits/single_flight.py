"""single_flight: many ask, one fetches.

Your home page shows a weather report. It comes from a service that needs a second, and every call
costs money. When a thousand visitors come in the same second, your server makes a thousand equal
calls. One would do: the first visitor starts it, and all who come while it runs wait for the same
answer. Last month you tried that. Then one visitor closed the window, and nine others saw an error.

Write the class `SingleFlight`. Its method `get(key, fetch)` returns what the async function
`fetch(key)` returns:

    flights = SingleFlight()
    await asyncio.gather(*(flights.get("Oslo", fetch) for _ in range(10)))
    → ten times "rain in Oslo", and fetch("Oslo") was called once

What is checked:

- Whoever comes first with a key calls its `fetch` immediately, once, with the key. Whoever comes with
  the same key while that call is running calls nothing. All get the same answer, as soon as it is
  there. It may be empty or `None`, and so may the key. It may take over a minute.
- Different keys do not wait for each other, however many there are. Two `SingleFlight` objects
  share nothing.
- An answer is not kept: whoever comes after the call has ended starts a new one. This holds also
  for somebody who has just got the answer, and asks again before the others have had their turn.
- If the call fails, all who wait for it get its error, also one that is no `Exception`, or a
  `CancelledError` that nobody asked for. It is not kept either, and nothing about it appears in
  the log.
- A caller may be cancelled, the first one or any other. It ends at once, as cancelled. If others are
  waiting for the same call, they do not notice: the call continues.
- If all who wait are cancelled, nobody wants the answer: the call is cancelled. The last one to
  leave ends, as cancelled, when the call is over, and its clean-up done, however long that takes.
- A call that was cancelled helps nobody, even if it answers all the same. Whoever comes while it
  cleans up starts a new call at once, and the next ones join the new call. Whoever comes in the very
  moment of the last cancel gets an answer too.

New here: many who wait for one task, which belongs to none of them. Not needed here: locks.
"""

import asyncio


class SingleFlight:
    """Makes one call of many that ask for the same at the same time."""

    def __init__(self) -> None:
        """Start with no call."""
        # TODO: write both methods.
        raise NotImplementedError("SingleFlight is not implemented yet")

    async def get(self, key, fetch) -> object:
        """Return what `fetch(key)` returns; join a call with this key that is running."""
        raise NotImplementedError("SingleFlight is not implemented yet")


# From here on you need change nothing. To try your code, run `python single_flight.py`.


async def weather(city: str) -> str:
    """Simulates the weather service: one second for each call."""
    print(f"asking for {city}")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(f"{city}: nobody wants to know")
        raise
    return f"rain in {city}"


async def main() -> None:
    """Ten visitors ask for Oslo, and the first one leaves; one asks for Lima, and leaves too."""
    flights = SingleFlight()
    visitors = [asyncio.create_task(flights.get("Oslo", weather)) for _ in range(10)]
    visitors.append(asyncio.create_task(flights.get("Lima", weather)))
    await asyncio.sleep(0.5)
    visitors[0].cancel()
    visitors[-1].cancel()
    for end in await asyncio.gather(*visitors, return_exceptions=True):
        print(repr(end))


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
