"""It looks at each result before it uses it."""

import asyncio


async def lost_at_sea():
    raise OSError("fog")


async def main(sail):
    boats = await asyncio.gather(sail("Heron"), lost_at_sea(), return_exceptions=True)
    return [f"{boat}: home" for boat in boats if not isinstance(boat, BaseException)]
