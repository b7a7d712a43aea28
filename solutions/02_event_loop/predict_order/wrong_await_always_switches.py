# mistake: when-await-pauses
# fails: test_evening
# Thinks that every await gives the turn away, also one that has nothing to wait for.

LUNCH: list[str] = [
    "guest: waits",
    "soup: on the stove",
    "soup: ready",
    "guest: eats",
]

EVENING: list[str] = [
    "door: closed",
    "floor: swept",
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
