"""Has changed the programs after predicting them; the lists speak of the programs as they were given."""

import asyncio


async def lunch() -> None:
    print("guest: has already eaten")


LUNCH: list[str] = [
    "guest: waits",
    "soup: on the stove",
    "soup: ready",
    "guest: eats",
]

EVENING: list[str] = [
    "door: closed",
    "plates: in the water",
    "plates: clean",
    "light: off",
    "floor: swept",
    "alarm: on",
]

OUTING: list[str] = [
    "dog: barks",
    "Ada: sets off",
    "Bo: sets off",
    "Bo: is back",
    "Ada: is back",
    "dog: greets Ada",
    "dog: greets Bo",
]

if __name__ == "__main__":
    asyncio.run(lunch())
