# mistake: when-await-pauses
# fails: test_lunch
# Thinks that the guest does not wait for the soup.

LUNCH: list[str] = [
    "guest: waits",
    "guest: eats",
    "soup: on the stove",
    "soup: ready",
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
