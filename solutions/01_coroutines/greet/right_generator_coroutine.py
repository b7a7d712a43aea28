"""`types.coroutine` around a generator: how coroutines were written before `async def`."""

import asyncio
import types


@types.coroutine
def greet(name):
    print(f"Hello, {name}!")
    yield from asyncio.sleep(1).__await__()
    print(f"Goodbye, {name}!")
