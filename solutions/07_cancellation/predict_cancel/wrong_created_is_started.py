# mistake: when-a-task-runs
# fails: test_bakery
# Thinks that `create_task` runs the cake up to its first await.

BAKERY: list[str] = [
    "bread: in the oven",
    "cake: in the oven",
    "baker: closes",
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
