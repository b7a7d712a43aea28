# mistake: what-cancel-does
# fails: test_bakery
# Thinks that whoever catches the cancellation continues with the next line of the `try`.

BAKERY: list[str] = [
    "bread: in the oven",
    "baker: closes",
    "bread: oven off",
    "apprentice: kneads",
    "apprentice: one moment",
    "apprentice: has kneaded",
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
