"""The lines are printed in pieces, and the pause is made of ten short ones: it is a second all the same."""

import asyncio
from time import monotonic


async def greet(name) -> None:
    print("Hello, ", name, "!", sep="", flush=True)
    end = monotonic() + 1
    for _ in range(10):
        await asyncio.sleep((end - monotonic()) / 2)
    await asyncio.sleep(end - monotonic())
    print("Goodbye, ", name, end="!\n", sep="", flush=True)
