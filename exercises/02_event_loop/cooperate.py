"""cooperate: a long computation that lets other code run.

Your backup program computes a checksum over the blocks of a file. One block keeps the processor
busy for a few milliseconds, and there are thousands of blocks. The same program answers a health
check, which is a few lines of asyncio. Since you added the checksum, the health check fails
whenever the file is large. Its coroutine is ready to continue, but it never gets a turn.

Nothing interrupts a coroutine. It has to yield control by itself.

Write `checksum`. It gets `mix`, an ordinary function that computes for a while, and a list of
blocks. It starts with 0 and mixes in one block after another. Each call of `mix` takes the result
of the call before:

    total = mix(0, first block)
    total = mix(total, second block)      # and so on; the last total is the checksum

    await checksum(mix, [b"spam", b"eggs"])
    → 2874143040

What is checked:

- You return the checksum: you call `mix` once for every block, in the order given. That holds also
  for an empty block, and for a block that came before. Without blocks the checksum is 0, and you do
  not call `mix`.
- After each block, all other code that is ready gets a turn before you continue with the next
  block.
- Yielding control is not waiting: 900 blocks that need hardly any time are done in under 0.6
  seconds.
- Checksums that are computed at the same time do not affect each other, also when each has its own
  `mix`. Nothing is remembered from an earlier call.

New here: yielding control on purpose. Not needed here: threads or processes, which move the
computation somewhere else; chapter 06 is about them.
"""

import asyncio
import time
import zlib


async def checksum(mix, blocks) -> int:
    """Mix in one block after another, and let other code run after each."""
    # TODO: write this coroutine.
    raise NotImplementedError("checksum is not implemented yet")


# From here on you need change nothing. To try your code, run `python cooperate.py`.


def slow_mix(total: int, block: bytes) -> int:
    """Simulates a heavy computation: it keeps the processor busy for 10 milliseconds."""
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
    """Compute a checksum during a health check, which should answer about five times."""
    healthy = asyncio.create_task(health_check())
    await asyncio.sleep(0)
    print("checksum:", await checksum(slow_mix, [b"spam", b"eggs"] * 50))
    healthy.cancel()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
