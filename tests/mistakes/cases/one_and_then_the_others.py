# mistake: serial-await
# asked: takes(under=1.5)
import asyncio


async def main(fetch):
    first = await fetch("atlas")  # <- here
    return [first, *await asyncio.gather(fetch("map"), fetch("globe"))]
