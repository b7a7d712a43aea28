# mistake: when-a-task-runs
# fails: test_lunch
# Changes the program until it prints what was predicted.
import asyncio


async def cook(dish: str) -> None:
    print(f"{dish}: on the stove")
    await asyncio.sleep(0.1)
    print(f"{dish}: ready")


async def lunch() -> None:
    await cook("soup")
    print("guest: waits")
    print("guest: eats")


LUNCH: list[str] = [
    "soup: on the stove",  # <- here
    "soup: ready",
    "guest: waits",
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
