# mistake: when-a-task-runs
# fails: test_outing
# Thinks that what is awaited first is over first.

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
    "Ada: is back",
    "Bo: is back",
    "dog: greets Ada",
    "dog: greets Bo",
]
