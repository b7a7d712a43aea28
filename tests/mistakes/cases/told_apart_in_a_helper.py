# mistake: none
# asked: gives(["sail Heron"])
import asyncio


async def lost_at_sea():
    raise OSError("fog")


def is_home(boat):
    return not isinstance(boat, LookupError)


async def main(sail):
    boats = await asyncio.gather(sail("Heron"), lost_at_sea(), return_exceptions=True)
    return list(filter(is_home, boats))
