# mistake: none
# fails: test_post_office, test_journey
# Has filled in the first list only.

BAKERY: list[str] = [
    "bread: in the oven",
    "baker: closes",
    "bread: oven off",
    "apprentice: kneads",
    "apprentice: one moment",
    "apprentice: sweeps the floor",
    "baker: the apprentice was not stopped",
]

POST_OFFICE: list[str] = [
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
]

JOURNEY: list[str] = [
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
]
