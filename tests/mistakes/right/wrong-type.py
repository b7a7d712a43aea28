"""It has a dict on the way, and returns a list."""

import asyncio


async def main(paint):
    colors = ["red", "blue"]
    answers = dict(zip(colors, await asyncio.gather(*map(paint, colors)), strict=True))
    return list(answers.values())
