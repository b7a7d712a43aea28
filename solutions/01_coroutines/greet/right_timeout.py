"""Waits with a time limit for something that never happens; `sleep` says the same in one word."""

import asyncio


async def greet(name) -> None:
    print(f"Hello, {name}!")
    try:
        async with asyncio.timeout(1):
            await asyncio.Event().wait()
    except TimeoutError:
        pass
    print(f"Goodbye, {name}!")
