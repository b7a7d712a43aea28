# mistake: what-cancel-does
# fails: test_bakery, test_post_office
# Thinks that `cancel()` stops the task on the spot, before the next line runs.

BAKERY: list[str] = [
    "bread: in the oven",
    "bread: oven off",
    "baker: closes",
    "apprentice: kneads",
    "apprentice: one moment",
    "apprentice: sweeps the floor",
    "baker: the apprentice was not stopped",
]

POST_OFFICE: list[str] = [
    "clerk: takes a letter",
    "letter: under the stamp",
    "clerk: leaves",
    "office: closes",
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
