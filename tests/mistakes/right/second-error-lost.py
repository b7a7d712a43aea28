"""It asks for everything that went wrong."""

import asyncio


async def check(pantry, shelf):
    await pantry(shelf)
    raise LookupError(f"no {shelf} left")


async def main(pantry):
    shelves = ["flour", "salt"]
    ends = await asyncio.gather(*[check(pantry, s) for s in shelves], return_exceptions=True)
    return [str(end) for end in ends if isinstance(end, LookupError)]
