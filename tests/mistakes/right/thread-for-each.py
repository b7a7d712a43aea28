"""Sixty coroutines wait on one event loop."""

import asyncio


async def main():
    await asyncio.gather(*(asyncio.sleep(0.1) for _ in range(60)))
    return "all have waited"
