# mistake: none
# asked: gives(["sail Heron"])
import asyncio


async def lost_at_sea():
    raise OSError("fog")


async def main(sail):
    home = []
    for boat in await asyncio.gather(sail("Heron"), lost_at_sea(), return_exceptions=True):
        match boat:
            case LookupError():
                pass
            case _:
                home.append(boat)
    return home
