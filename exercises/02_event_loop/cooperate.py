"""cooperate: heavy arithmetic that lets others in.

Your backup program computes a checksum over the blocks of a file. One block keeps the processor
busy for a few milliseconds, and there are thousands. The same program answers a health check, which
is a few lines of asyncio. Since the checksum was added, the health check fails whenever a large
file comes by: its coroutine is ready to go on, but it never gets a turn.

Nobody interrupts a coroutine. It has to give way of its own accord.

Write `checksum`. It is given `mix`, an ordinary function that computes for a while, and a list of
blocks. It begins with 0 and mixes in one block after the other; each call of `mix` takes what the
one before it gave:

    total = mix(0, first block)
    total = mix(total, second block)      # and so on; the last total is the checksum

    await checksum(mix, [b"spam", b"eggs"])
    → 2874143040

What is checked:

- You return the checksum: `mix` is called once for every block, in the order given. Without blocks
  the checksum is 0, and `mix` is not called.
- After each block, everybody else who is ready gets a turn before you go on with the next block.
- Giving way is not waiting: 100 blocks that need hardly any time are done in under 0.6 seconds.
- Two checksums that are computed at the same time do not get mixed up.

New here: giving way on purpose. Not needed here: threads or processes, which make the computing
itself wait elsewhere; a later chapter is about them.
"""

import asyncio
import time
import zlib


async def checksum(mix, blocks) -> int:
    """Mix in one block after the other, and let others have a turn after each."""
    # TODO: write this coroutine.
    raise NotImplementedError("checksum is still to do")


# From here on you need change nothing: it lets you try the file with `python cooperate.py`.


def slow_mix(total: int, block: bytes) -> int:
    """A stand-in for heavy arithmetic: it keeps the processor busy for 10 milliseconds."""
    end = time.monotonic() + 0.01
    while time.monotonic() < end:
        pass
    return zlib.crc32(block, total)


async def health_check() -> None:
    """Answers again and again, if it gets a turn."""
    while True:
        print("I am well.")
        await asyncio.sleep(0.2)


async def main() -> None:
    """Compute a checksum while a health check goes on; it should answer about five times."""
    healthy = asyncio.create_task(health_check())
    await asyncio.sleep(0)
    print("checksum:", await checksum(slow_mix, [b"spam", b"eggs"] * 50))
    healthy.cancel()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
