# mistake: none
# fails: test_outing
# Thinks that awaiting Ada starts Ada alone, and Bo runs in her pause, from begin to end.

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
    "Ada: sets off",
    "Bo: sets off",
    "dog: barks",
    "Bo: is back",
    "Ada: is back",
    "dog: greets Ada",
    "dog: greets Bo",
]
