# mistake: none
# fails: test_outing
# Is not sure of the last two lines.

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
    ...,
    ...,
]
