"""It reads and writes with no pause between."""

import asyncio


async def add_jar(shelf, label):
    await label("jam")
    shelf["jam"] = shelf["jam"] + 1


async def main(label):
    shelf = {"jam": 0}
    await asyncio.gather(*[add_jar(shelf, label) for _ in range(5)])
    return shelf["jam"]
