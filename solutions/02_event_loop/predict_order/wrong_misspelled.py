# mistake: none
# fails: test_lunch
# Spells a line in its own way.

LUNCH: list[str] = [
    "guest: waits",
    "Soup: on the stove",
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
