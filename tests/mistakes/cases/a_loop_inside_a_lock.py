# mistake: serial-await
# asked: takes(under=1.5)
import asyncio

door = asyncio.Lock()


async def main(fetch):
    async with door:
        for name in ("atlas", "map"):
            await fetch(name)  # <- here
