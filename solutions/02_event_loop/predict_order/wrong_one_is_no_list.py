# mistake: none
# fails: test_lunch

LUNCH = "guest: waits, soup: on the stove, soup: ready, guest: eats"  # <- here
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
