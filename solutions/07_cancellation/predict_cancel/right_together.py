"""Puts each list together from what each of the people does before and after the cancellation."""

baking = ["bread: in the oven", "baker: closes", "bread: oven off"]
kneading = [f"apprentice: {what}" for what in ("kneads", "one moment", "sweeps the floor")]
BAKERY: list[str] = [*baking, *kneading, "baker: the apprentice was not stopped"]

POST_OFFICE: list[str] = ["clerk: takes a letter", "letter: under the stamp", "office: closes"]
POST_OFFICE += ["clerk: leaves", "office: the clerk was stopped"]
POST_OFFICE += [f"letter: {what}" for what in ("stamped", "in the bag")] + ["office: dark"]

JOURNEY: list[str] = [f"bus: {what}" for what in ("sets off", "arrives")]
JOURNEY += [f"tram: {what}" for what in ("sets off", "turns round", "in the depot")]
JOURNEY.append("traveler: takes a taxi")
