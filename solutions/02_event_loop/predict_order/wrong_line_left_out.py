# mistake: none
# fails: test_evening
# Leaves out the line that it has found no place for.

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
