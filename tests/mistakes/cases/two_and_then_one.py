# mistake: serial-await
# asked: takes(under=1.5)
import asyncio


async def main(fetch):
    first, second = await asyncio.gather(fetch("atlas"), fetch("map"))  # <- here
    third = await fetch("globe")
    return first, second, third
