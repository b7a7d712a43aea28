# mistake: what-cancel-does
# fails: test_bakery
# Thinks that a task starts before it can be cancelled.

BAKERY: list[str] = [
    "bread: in the oven",
    "baker: closes",
    "cake: in the oven",
    "bread: oven off",
    "cake: oven off",
    "apprentice: kneads",
    "apprentice: one moment",
    "apprentice: sweeps the floor",
    "baker: the apprentice was not stopped",
]

POST_OFFICE: list[str] = [
    "clerk: takes a letter",
    "letter: under the stamp",
    "office: closes",
    "clerk: leaves",
    "office: the clerk was stopped",
    "letter: stamped",
    "letter: in the bag",
    "office: dark",
]

JOURNEY: list[str] = [
    "bus: sets off",
    "bus: arrives",
    "tram: sets off",
    "tram: turns round",
    "tram: in the depot",
    "traveler: takes a taxi",
]
