"""It starts the calls in another order, and gives the results in that of the colors."""

import asyncio


async def main(paint):
    colors = ["red", "blue"]
    tasks = {color: asyncio.create_task(paint(color)) for color in sorted(colors)}
    return [await tasks[color] for color in colors]
