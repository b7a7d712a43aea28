"""A Runner is what `asyncio.run` uses inside; alone it is worth its line when several coroutines share a loop."""

import asyncio


def run_greeting(greet, name) -> str:
    with asyncio.Runner() as runner:
        return runner.run(greet(name))
