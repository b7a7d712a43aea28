"""It closes the loop that it made."""

import asyncio


async def main():
    loop = asyncio.new_event_loop()
    loop.close()
    return loop.is_closed()
