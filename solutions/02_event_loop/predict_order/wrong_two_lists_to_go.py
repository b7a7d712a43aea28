# mistake: none
# fails: test_evening, test_outing
# Has filled in the first list only.

LUNCH: list[str] = [
    "guest: waits",
    "soup: on the stove",
    "soup: ready",
    "guest: eats",
]

EVENING: list[str] = [
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
]

OUTING: list[str] = [
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
]
