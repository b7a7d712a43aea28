"""backpressure: a fast reader and a slow writer.

You copy the measurements of a weather station into an archive. Reading takes a moment, and so does
writing, so your program reads the next ones while it writes. On a quiet day that works well. On a
stormy day the station sends more than the archive can take. All that had been read and not yet
written piled up in memory, until the program was killed. Reading must slow down when writing cannot
keep up. That is called backpressure.

Write `pump`. It gets `source`, an async iterator for `async for`, an async function `write(item)`,
and the number `limit`, at least 1:

    await pump(station, archive, 3)
    → every item of the station is in the archive

What is checked:

- Each item of the source is written once, in the order in which it was read. That includes the last
  one. `pump` returns when the source has ended and the last item is written. The source may be empty.
- Items are read one at a time, and written one at a time. But reading and writing overlap: the next
  item is read while another one is written. Whoever has something to do does it immediately.
  Whoever waits is woken, and does not look again and again.
- At most `limit` items wait between reading and writing. An item that is being written does not
  count, and neither does one that was just read and finds no room. While there is room, the next
  item is read. You may wait for room before you read, or after that.
- An item may be anything: `None`, `""`, 0, or an exception. Only `async for` knows the end.
- When reading or writing fails, both end immediately: what is in progress on the other side is
  cancelled, and its clean-up is over when `pump` ends. Nothing more is read or written: on the side
  that failed, not even for a moment. `pump` raises the error, alone or in an `ExceptionGroup`. When
  both fail at the same moment, one is enough. No read or write ends as cancelled by itself.
- When `pump` itself is cancelled, it ends with `CancelledError`. What is in progress on both sides is
  cancelled, and its clean-up is over. If a clean-up fails, that error may come out instead. What
  waits in between is dropped. You need not close the source.
- Hundreds of items may come, and a single one may take more than a minute. Two pumps share nothing.

New here: a queue with a maximum size. Not needed here: several readers or writers.
"""

import asyncio


async def pump(source, write, limit) -> None:
    """Write all items of the source; at most `limit` of them wait in between."""
    # TODO: write this coroutine.
    raise NotImplementedError("pump is not implemented yet")


# From here on you need change nothing. To try your code, run `python backpressure.py`.


async def station():
    """Simulates a weather station, which sends faster than the archive can write."""
    for hour in range(8):
        await asyncio.sleep(0.1)
        print(f"read    {hour}:00")
        yield f"{hour}:00"


async def archive(item: str) -> None:
    """Simulates the archive."""
    await asyncio.sleep(0.4)
    print(f"written {item}")


async def main() -> None:
    """Copy eight measurements, of which three may wait."""
    await pump(station(), archive, 3)


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
