"""The blocking `time.sleep` does no harm in a thread of its own, but a thread costs more than a pause."""

import asyncio
import time


async def greet(name: str) -> None:
    print("Hello, " + name + "!")
    await asyncio.to_thread(time.sleep, 1)
    print("Goodbye, " + name + "!")
