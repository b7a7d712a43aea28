# mistake: when-a-task-runs
# fails: test_lunch, test_evening, test_outing
# Thinks that create_task runs the task at once.

LUNCH: list[str] = [
    "soup: on the stove",
    "guest: waits",
    "soup: ready",
    "guest: eats",
]

EVENING: list[str] = [
    "floor: swept",
    "door: closed",
    "plates: in the water",
    "plates: clean",
    "light: off",
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
