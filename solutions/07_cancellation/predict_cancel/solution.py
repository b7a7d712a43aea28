# The bakery. The cake was cancelled before its first turn, so not one of its lines runs. The bread is told
# at its next turn, when the baker pauses, and `CancelledError` is no `Exception`. The apprentice catches it
# and does not raise it again: a request comes once, and this one is gone.
BAKERY: list[str] = [
    "bread: in the oven",
    "baker: closes",
    "bread: oven off",
    "apprentice: kneads",
    "apprentice: one moment",
    "apprentice: sweeps the floor",
    "baker: the apprentice was not stopped",
]

# The post office. The clerk is the one who was cancelled, and leaves. The stamping has a task of its own,
# which nobody has cancelled, and it ends in its own time.
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

# The journey. The timeout cancels what is running inside, and the tram cleans up as long as it needs. Only
# at the end of the block does this become a TimeoutError: inside it there was none, and no ferry.
JOURNEY: list[str] = [
    "bus: sets off",
    "bus: arrives",
    "tram: sets off",
    "tram: turns round",
    "tram: in the depot",
    "traveler: takes a taxi",
]
