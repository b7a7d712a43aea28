# mistake: serial-await
# asked: takes(under=2.5)
import asyncio


async def main(find, fetch):
    return await asyncio.gather(
        *[fetch(await find(n)) for n in ("atlas", "map", "globe")]
    )  # <- here
