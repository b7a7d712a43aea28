"""The pause is a coroutine of its own: awaiting it pauses every coroutine that awaits in turn."""

import asyncio


async def settle():
    await asyncio.sleep(1)


async def greet(name):
    print(f"Hello, {name}!")
    await settle()
    print(f"Goodbye, {name}!")
