"""Puts the lists together from what happens before a pause and what happens after it."""

before = ["guest: waits", "soup: on the stove"]
LUNCH: list[str] = [*before, "soup: ready", "guest: eats"]

until_the_sleep = ["door: closed", "plates: in the water", "plates: clean", "light: off"]
EVENING: list[str] = until_the_sleep + ["floor: swept"] + ["alarm: on"]

OUTING: list[str] = ["dog: barks"]
OUTING += [f"{name}: sets off" for name in ("Ada", "Bo")]
OUTING += [f"{name}: is back" for name in ("Bo", "Ada")]
OUTING += [f"dog: greets {name}" for name in ("Ada", "Bo")]
