# mistake: unchecked-results
# asked: gives(["sail Heron"])
import asyncio


async def lost_at_sea():
    raise OSError("fog")


async def main(sail):
    name = "Heron"
    if not isinstance(name, str):
        raise TypeError(name)
    boats = await asyncio.gather(sail(name), lost_at_sea(), return_exceptions=True)  # <- here
    return [boat for boat in boats if boat]
