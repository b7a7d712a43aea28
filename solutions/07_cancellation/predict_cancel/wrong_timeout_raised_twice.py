# mistake: what-cancel-does
# fails: test_journey
# Thinks that a TimeoutError is raised inside, and once more outside.

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
    "traveler: is late",
    "traveler: takes a taxi",
]
