"""Awaits `greet` in a small `main` coroutine, as one does when there is more to do than one call."""

import asyncio


def run_greeting(greet, name) -> str:
    async def main():
        return await greet(name)

    return asyncio.run(main())
