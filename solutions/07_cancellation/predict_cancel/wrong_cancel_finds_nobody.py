# mistake: what-cancel-does
# fails: test_bakery, test_post_office, test_journey
# Thinks that nothing is printed by a task once it has been cancelled.

BAKERY: list[str] = [
    "bread: in the oven",
    "baker: closes",
    "apprentice: kneads",
    "baker: the apprentice was stopped",
]

POST_OFFICE: list[str] = [
    "clerk: takes a letter",
    "letter: under the stamp",
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
    "traveler: takes a taxi",
]
