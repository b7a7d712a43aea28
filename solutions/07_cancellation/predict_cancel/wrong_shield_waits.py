# mistake: what-cancel-does
# fails: test_post_office
# Thinks that a shielded call is waited for, and the clerk stopped afterwards.

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
    "clerk: takes a letter",
    "letter: under the stamp",
    "office: closes",
    "letter: stamped",
    "letter: in the bag",
    "clerk: leaves",
    "office: the clerk was stopped",
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
