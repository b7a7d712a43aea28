"""Only the first guest counts; it looks whether the future is done."""

import asyncio


async def main():
    first = asyncio.get_running_loop().create_future()
    for guest in ("Ana", "Bo"):
        if not first.done():
            first.set_result(guest)
    return await first
