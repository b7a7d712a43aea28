# mistake: when-await-pauses
# fails: test_outing
# Thinks that a sleep lets nobody else in.

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
    "Ada: is back",
    "Bo: sets off",
    "Bo: is back",
    "dog: greets Ada",
    "dog: greets Bo",
]
