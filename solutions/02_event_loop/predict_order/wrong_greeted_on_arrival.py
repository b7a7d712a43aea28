# mistake: when-await-pauses
# fails: test_outing
# Thinks that awaiting Ada goes on as soon as anybody is back.

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
    "dog: greets Bo",
    "Ada: is back",
    "dog: greets Ada",
]
