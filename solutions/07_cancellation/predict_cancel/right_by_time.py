"""Notes what happens at each tenth of a second, and sorts it."""


def told(moments: dict[float, list[str]]) -> list[str]:
    return [line for moment in sorted(moments) for line in moments[moment]]


BAKERY: list[str] = told(
    {
        0.0: ["bread: in the oven"],
        0.1: ["baker: closes", "bread: oven off", "apprentice: kneads"],
        0.2: ["apprentice: one moment"],
        0.3: ["apprentice: sweeps the floor", "baker: the apprentice was not stopped"],
    }
)

POST_OFFICE: list[str] = told(
    {
        0.6: ["office: dark"],
        0.3: ["letter: stamped", "letter: in the bag"],
        0.0: ["clerk: takes a letter", "letter: under the stamp"],
        0.1: ["office: closes", "clerk: leaves", "office: the clerk was stopped"],
    }
)

JOURNEY: list[str] = told(
    {
        0.0: ["bus: sets off"],
        0.1: ["bus: arrives", "tram: sets off"],
        0.3: ["tram: turns round"],
        0.6: ["tram: in the depot", "traveler: takes a taxi"],
    }
)
