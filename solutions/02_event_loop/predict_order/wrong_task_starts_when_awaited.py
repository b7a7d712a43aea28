# mistake: when-a-task-runs
# fails: test_evening, test_outing
# Thinks that a task starts only when somebody awaits it.

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
    "floor: swept",
]

OUTING: list[str] = [
    "dog: barks",
    "Ada: sets off",
    "Ada: is back",
    "dog: greets Ada",
    "Bo: sets off",
    "Bo: is back",
    "dog: greets Bo",
]
