"""Inside a coroutine, `get_event_loop` gives the loop that is running: that is not deprecated."""

import asyncio


async def main(boil):
    kettle = asyncio.get_event_loop().create_task(boil("water"))
    return await kettle
