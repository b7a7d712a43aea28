"""A decorator adds the pause and the goodbye, and is itself a coroutine function that awaits."""

import asyncio
import functools


def then_goodbye(hello):
    @functools.wraps(hello)
    async def both(name):
        await hello(name)
        await asyncio.sleep(1)
        print(f"Goodbye, {name}!")

    return both


@then_goodbye
async def greet(name):
    print(f"Hello, {name}!")
