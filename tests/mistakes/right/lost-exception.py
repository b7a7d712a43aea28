"""It looks what came of the task that it has waited for."""

import asyncio


async def fill_kettle():
    raise OSError("the tap is dry")


async def main(lay):
    kettle = asyncio.create_task(fill_kettle())
    await lay("table")
    await asyncio.wait({kettle})
    return f"no tea: {kettle.exception()}"
