"""It knows what to take where there is no entry."""

SHIPS = {"north": "ferry"}


async def main(sail):
    return await sail(SHIPS.get("south", "boat"))
